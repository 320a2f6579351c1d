package dev.saldo.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and body, once for each key.
 * Source: the specification of Standard Webhooks.
 */
final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_KEY = 24;
  private static final int LONGEST_KEY = 64;

  private final List<byte[]> keys;

  private WebhookSignature(List<byte[]> keys) {
    this.keys = keys;
  }

  /**
   * Reads the keys.
   *
   * @param secrets one or more keys with white space between
   * @throws IllegalArgumentException if one does not have the right form
   */
  static WebhookSignature of(String secrets) {
    return new WebhookSignature(
        Arrays.stream(secrets.strip().split("\\s+")).map(WebhookSignature::key).toList());
  }

  /** Returns the value of the header {@code webhook-signature}. */
  String sign(String id, long timestamp, String body) {
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(hash(key, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] key(String secret) {
    if (secret.startsWith(PREFIX)) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        if (key.length >= SHORTEST_KEY && key.length <= LONGEST_KEY) {
          return key;
        }
      } catch (IllegalArgumentException e) {
        throw malformed();
      }
    }
    throw malformed();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "secret: expected whsec_ and 24 to 64 bytes in Base64; make one with"
            + " 'echo whsec_$(openssl rand -base64 32)'");
  }

  private static byte[] hash(byte[] key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
