package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.Internal;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the {@link PlantedSecrets} in a text, complete or in part, in any usual encoding. */
@Internal
public final class SecretSearch {

  private static final int TELLING_PART = 8;

  private final Map<String, String> disguises = new LinkedHashMap<>();

  /** Prepares the search. */
  public SecretSearch() {
    PlantedSecrets.all().forEach(this::disguise);
  }

  /** Returns the form in which a secret occurs in the text, or empty if there is none. */
  public Optional<String> in(String text) {
    return disguises.entrySet().stream()
        .filter(disguise -> text.contains(disguise.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void disguise(String secret) {
    disguises.put(secret, "a planted secret");
    disguises.put(secret.substring(0, TELLING_PART), "the first characters of a planted secret");
    disguises.put(
        secret.substring(secret.length() - TELLING_PART),
        "the last characters of a planted secret");
    disguises.put(new StringBuilder(secret).reverse().toString(), "a planted secret reversed");
    String url = URLEncoder.encode(secret, UTF_8);
    disguises.put(url, "a planted secret URL-encoded");
    disguises.put(url.replace("+", "%20"), "a planted secret URL-encoded");
    disguises.put(secret.replace("\"", "\\\""), "a planted secret JSON-escaped");
    disguises.put(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"),
        "a planted secret XML-escaped");
    disguises.put(HexFormat.of().formatHex(secret.getBytes(UTF_8)), "a planted secret in hex");
    disguises.put(
        HexFormat.of().withUpperCase().formatHex(secret.getBytes(UTF_8)),
        "a planted secret in hex");
    for (int before = 0; before < 3; before++) {
      base64(" ".repeat(before) + secret, before);
    }
  }

  /** Adds the part of the encoding that does not depend on the text around the secret. */
  private void base64(String text, int before) {
    byte[] bytes = text.getBytes(UTF_8);
    int from = before == 0 ? 0 : 4;
    int to = bytes.length / 3 * 4;
    String plain = Base64.getEncoder().encodeToString(bytes).substring(from, to);
    disguises.put(plain, "a planted secret in Base64");
    disguises.put(plain.replace('+', '-').replace('/', '_'), "a planted secret in Base64");
  }
}
