package dev.saldo.history.jooq.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The texts of the statements for a database product. Thread-safe.
 *
 * @param texts the text of each statement
 */
public record StatementTexts(Map<StatementText, String> texts) {

  /** The schema in the texts. */
  private static final String SCHEMA = "saldo.";

  /** Reads the texts for a product, given by the name of its file. */
  public static StatementTexts read(String product) {
    String file = product + ".properties";
    try (InputStream content = StatementTexts.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(content, file).readAllBytes();
      return parse(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines that consist of a key, an equals sign and a text. */
  private static StatementTexts parse(String lines) {
    Map<StatementText, String> found = new EnumMap<>(StatementText.class);
    for (StatementText statement : StatementText.values()) {
      String begin = statement.key() + '=';
      int at = lines.startsWith(begin) ? 0 : lines.indexOf('\n' + begin) + 1;
      int from = at + begin.length();
      found.put(statement, lines.substring(from, lines.indexOf('\n', from)));
    }
    return new StatementTexts(found);
  }

  /** Returns the text of a statement for a schema. */
  public String find(StatementText statement, String schema) {
    String text = Objects.requireNonNull(texts.get(statement));
    String prefix = schema + '.';
    return prefix.equals(SCHEMA) ? text : text.replace(SCHEMA, prefix);
  }
}
