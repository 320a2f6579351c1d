package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The expected output of a format. Run with {@code -Dgolden=write} to write the current output, and
 * review the difference before you commit it.
 */
public final class GoldenFile {

  private static final Path FOLDER = Path.of("src/test/resources/dev/saldo/app/format");

  /** Writes a text. */
  @FunctionalInterface
  public interface Body {
    void write(Writer out) throws IOException;
  }

  private GoldenFile() {}

  public static void check(String name, Body body) {
    String text = text(body);
    try {
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(text).as(name).isEqualTo(kept(name));
  }

  static String kept(String name) {
    try {
      return new String(Files.readAllBytes(FOLDER.resolve(name)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Body body) {
    StringWriter out = new StringWriter();
    try {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
