package dev.saldo.testkit;

import dev.saldo.spi.Secret;
import java.util.List;

/**
 * Secrets for a configuration under test. The contract searches for them, in many encodings,
 * wherever they must not appear. They contain characters that JSON, XML, URLs and Base64 each
 * encode differently.
 */
public final class PlantedSecrets {

  /** A password. */
  public static final String PASSWORD = "Pw7&xQ2+vZ/9k\"=LmT<4#wB%s";

  /** An API key or client secret. */
  public static final String KEY = "Ky3+hR8/dJ=5z&nG>1\"cF%6u#X";

  /** A secret that the vendor issues: an access token in an answer. */
  public static final String TOKEN = "Tk9.eW4-bN_6y.qH2~aS8jD0p";

  private PlantedSecrets() {}

  /** Returns {@link #PASSWORD} for a configuration record. */
  public static Secret password() {
    return Secret.of(PASSWORD);
  }

  /** Returns {@link #KEY} for a configuration record. */
  public static Secret key() {
    return Secret.of(KEY);
  }

  /** Returns all planted secrets. */
  public static List<String> all() {
    return List.of(PASSWORD, KEY, TOKEN);
  }
}
