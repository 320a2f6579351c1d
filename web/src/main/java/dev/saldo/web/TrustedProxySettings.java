package dev.saldo.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies that are believed. Immutable and thread-safe.
 *
 * @param ranges their addresses, such as {@code 10.0.0.1} or {@code 10.0.0.0/8}
 * @param userHeader the header in which they name the user, who may do everything; empty if they
 *     name none
 * @param behind whether browsers reach the server through TLS, so that cookies are sent over it
 *     only
 */
public record TrustedProxySettings(
    List<String> ranges, Optional<String> userHeader, boolean behind) {

  /** No proxy. */
  public static final TrustedProxySettings NONE =
      new TrustedProxySettings(List.of(), Optional.empty(), false);

  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(/(\\d{1,3}))?");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if an address or the header is malformed, or if there is a
   *     header and no proxy
   */
  public TrustedProxySettings {
    ranges = List.copyOf(ranges);
    ranges.forEach(TrustedProxySettings::parse);
    if (userHeader.filter(name -> !HEADER.matcher(name).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "'" + userHeader.orElse("") + "' is not the name of a header");
    }
    if (userHeader.isPresent() && ranges.isEmpty()) {
      throw new IllegalArgumentException(
          "user-header needs trusted-proxies, or everyone could state a user");
    }
  }

  /** Addresses with the same first bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static Range parse(String text) {
    var range = RANGE.matcher(text);
    try {
      if (range.matches()) {
        byte[] address = InetAddress.getByName(range.group(1)).getAddress();
        int all = address.length * Byte.SIZE;
        int bits = range.group(3) == null ? all : Integer.parseInt(range.group(3));
        if (bits <= all) {
          return new Range(address, bits);
        }
      }
    } catch (UnknownHostException e) {
      // Answered below.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an address or a range such as 10.0.0.0/8");
  }

  /** Returns whether a client is one of the proxies. */
  boolean trusts(InetAddress client) {
    return ranges.stream().anyMatch(range -> parse(range).contains(client.getAddress()));
  }
}
