package dev.saldo.web;

import dev.saldo.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token with what it is for. Only its hash is kept.
 *
 * @param hash its SHA-256 hash, in lower-case hexadecimal
 * @param scope the requests that it is for
 */
public record ScopedAccessToken(String hash, AccessScope scope) {

  /** The fewest characters of a token. */
  public static final int SHORTEST = 16;

  private static final String HASHED = "sha256:";
  private static final String HASH = "[0-9a-f]{64}";

  public ScopedAccessToken {
    if (!hash.matches(HASH)) {
      throw new IllegalArgumentException("the hash of a token has 64 digits 0-9 a-f");
    }
  }

  /**
   * Returns a token.
   *
   * @param token the token, or {@code sha256:} and its hash
   * @throws IllegalArgumentException if it is short or its hash is malformed
   */
  public static ScopedAccessToken of(Secret token, AccessScope scope) {
    String text = token.reveal();
    if (text.startsWith(HASHED)) {
      return new ScopedAccessToken(text.substring(HASHED.length()), scope);
    }
    if (text.length() < SHORTEST) {
      throw new IllegalArgumentException("the token has fewer than " + SHORTEST + " characters");
    }
    return new ScopedAccessToken(HexFormat.of().formatHex(hash(text)), scope);
  }

  byte[] hashBytes() {
    return HexFormat.of().parseHex(hash);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
