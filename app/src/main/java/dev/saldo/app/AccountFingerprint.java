package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A digest of all that decides whether an account can be read. Equal digests mean that what failed
 * will fail again.
 *
 * @param text the digest in hexadecimal; it reveals nothing
 */
record AccountFingerprint(String text) {

  private static final List<String> DECISIVE =
      List.of("provider", "settings", "proxy", "tls", "timeout", "isolation");

  /** Reads the secrets of an account as they are now. One that cannot be read counts as such. */
  static AccountFingerprint of(
      ConfiguredAccount configured, ProviderRegistry providers, Path folder) {
    StringBuilder all = new StringBuilder();
    Account account = configured.account();
    add(all, account.timeout().toString());
    providers.find(account.provider()).ifPresent(provider -> add(all, provider));
    for (String key : DECISIVE) {
      ConfigurationNode node = configured.written().entries().get(key);
      if (node != null) {
        add(all, key);
        add(all, node, configured.references());
      }
    }
    ReferencedFiles.ofTls(configured.written(), configured.references(), folder).paths().stream()
        .sorted()
        .forEach(file -> add(all, content(file)));
    return new AccountFingerprint(digest(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** A certificate or key may be replaced under the same path. */
  private static String content(Path file) {
    try {
      return "=" + digest(Files.readAllBytes(file));
    } catch (IOException e) {
      return "!";
    }
  }

  private static void add(StringBuilder all, LoadedProvider provider) {
    add(all, provider.location());
    add(all, provider.version().orElse(""));
    add(all, provider.checksum().orElse(""));
  }

  private static void add(StringBuilder all, ConfigurationNode node, References references) {
    switch (node) {
      case Scalar scalar -> add(all, value(scalar.text(), references));
      case Sequence list -> {
        add(all, "[" + list.items().size());
        list.items().forEach(item -> add(all, item, references));
      }
      case Mapping block -> {
        Map<String, ConfigurationNode> sorted = new TreeMap<>(block.entries());
        add(all, "{" + sorted.size());
        sorted.forEach(
            (key, value) -> {
              add(all, key);
              add(all, value, references);
            });
      }
    }
  }

  private static String value(String text, References references) {
    try {
      return "=" + references.resolve(text);
    } catch (IllegalArgumentException e) {
      return "!" + e.getMessage();
    }
  }

  /** Adds a text with its length, so that no two lists of texts look the same. */
  private static void add(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text);
  }

  private static String digest(byte[] bytes) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
