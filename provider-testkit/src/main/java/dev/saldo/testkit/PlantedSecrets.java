package dev.saldo.testkit;

import dev.saldo.spi.Secret;
import java.util.List;

/**
 * Secrets for a configuration under test. The contract looks for them, in many disguises, wherever
 * they must not turn up. They hold characters that JSON, XML, URLs and Base64 each write
 * differently.
 */
public final class PlantedSecrets {

  /** For a password. */
  public static final String PASSWORD = "Pw7&xQ2+vZ/9k\"=LmT<4#wB%s";

  /** For an API key or client secret. */
  public static final String KEY = "Ky3+hR8/dJ=5z&nG>1\"cF%6u#X";

  /** For what the vendor hands out itself: an access token in an answer. */
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

  public static List<String> all() {
    return List.of(PASSWORD, KEY, TOKEN);
  }
}
