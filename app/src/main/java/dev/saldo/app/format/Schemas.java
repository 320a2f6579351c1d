package dev.saldo.app.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The JSON Schemas of Saldo's documents and of its configuration file. */
public final class Schemas {

  private static final List<String> NAMES =
      List.of("poll", "status", "usage", "trend", "history", "providers", "config");

  private Schemas() {}

  /** Returns the names there are: one per document, and {@code config}. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns a schema as JSON text, or empty if there is none of that name. */
  public static Optional<String> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  private static String read(String name) {
    String resource = "/dev/saldo/app/schema/" + name + ".json";
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
