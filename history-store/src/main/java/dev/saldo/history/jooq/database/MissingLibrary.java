package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.util.Map;
import java.util.function.Supplier;

/** Reports a missing library that only hosts without a data source of their own need. */
final class MissingLibrary {

  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "org/h2/", "com.h2database:h2",
          "org/postgresql/", "org.postgresql:postgresql",
          "com/zaxxer/hikari/", "com.zaxxer:HikariCP");

  private MissingLibrary() {}

  /** Opens what needs a driver and a pool; throws {@link HistoryException} if one is missing. */
  static <T> T explain(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (NoClassDefFoundError e) {
      String missing = String.valueOf(e.getMessage());
      throw ARTIFACTS.entrySet().stream()
          .filter(artifact -> missing.startsWith(artifact.getKey()))
          .findFirst()
          .map(
              artifact ->
                  new HistoryException(
                      "a history in a file or at a URL requires %s: add it to the class path"
                          .formatted(artifact.getValue()),
                      e))
          .orElseThrow(() -> e);
    }
  }
}
