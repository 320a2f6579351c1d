package dev.saldo.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hosts that are reached without a proxy, as {@code NO_PROXY} lists them. */
final class NoProxyList {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]+]|[^:]+):(\\d{1,5})");
  private static final int OCTET = 8;

  private final List<String> entries;

  private NoProxyList(List<String> entries) {
    this.entries = entries;
  }

  /** Parses a list separated by commas or spaces. */
  static NoProxyList parse(String text) {
    return new NoProxyList(
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /** Returns whether a URL is reached without a proxy. */
  boolean contains(URI url) {
    String host = plain(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT));
    int port = port(url);
    return entries.stream().anyMatch(entry -> matches(entry, host, port));
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    var withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port && matches(withPort.group(1), host, port);
    }
    String name = plain(entry);
    Optional<byte[]> address = address(host);
    if (address.isPresent()) {
      return isInBlock(address.get(), name);
    }
    String suffix = name.replaceFirst("^\\*?\\.", "");
    return host.equals(suffix) || host.endsWith("." + suffix);
  }

  private static boolean isInBlock(byte[] address, String block) {
    int slash = block.indexOf('/');
    Optional<byte[]> network = address(plain(slash < 0 ? block : block.substring(0, slash)));
    if (network.isEmpty() || network.get().length != address.length) {
      return false;
    }
    String size = slash < 0 ? "" : block.substring(slash + 1);
    int bits = size.matches("\\d{1,3}") ? Integer.parseInt(size) : address.length * OCTET;
    for (int bit = 0; bit < Math.min(bits, address.length * OCTET); bit++) {
      int mask = 0x80 >> (bit % OCTET);
      if ((address[bit / OCTET] & mask) != (network.get()[bit / OCTET] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes of an address; never looks a name up. */
  private static Optional<byte[]> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String plain(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
