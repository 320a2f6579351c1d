package dev.saldo.app.format.json;

import dev.saldo.account.ConstantName;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes the members of a document, in the order of the calls. Null is written as {@code null}, an
 * amount as a string with all digits, an instant in UTC to the millisecond. Not thread-safe.
 */
final class JsonMemberWriter {

  private static final int SCHEMA_VERSION = 1;

  /** The current output. While lines are written, members outside the lists are discarded. */
  private JsonGenerator generator;

  private final @Nullable Lines lines;
  private boolean inLine;

  private JsonMemberWriter(JsonGenerator generator, @Nullable Lines lines) {
    this.generator = generator;
    this.lines = lines;
  }

  private record Lines(String document, JsonGenerator generator) {}

  /** Writes a document that ends with a line break. The writer stays open. */
  static void document(Writer out, Consumer<JsonMemberWriter> members) throws IOException {
    try (JsonGenerator generator = JsonTextLayout.generator(out)) {
      generator.writeStartObject();
      generator.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      members.accept(new JsonMemberWriter(generator, null));
      generator.writeEndObject();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }

  /** Writes each object of a document's lists as a line. The writer stays open. */
  static void lines(String name, Writer out, Consumer<JsonMemberWriter> members)
      throws IOException {
    boolean any;
    try (JsonGenerator discarding = JsonTextLayout.generator(Writer.nullWriter());
        JsonGenerator lines = JsonTextLayout.lines(out)) {
      discarding.writeStartObject();
      members.accept(new JsonMemberWriter(discarding, new Lines(name, lines)));
      discarding.writeEndObject();
      any = lines.streamWriteContext().getEntryCount() > 0;
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    if (any) {
      out.write('\n');
    }
  }

  void text(String name, @Nullable String value) {
    generator.writeStringProperty(name, value);
  }

  void amount(String name, @Nullable BigDecimal value) {
    text(name, value == null ? null : value.toPlainString());
  }

  /**
   * Writes a level so that usage lowers it: one that is spent or owed is written as a negative
   * number. So {@code opening - used + added = closing} holds for every row.
   */
  void level(String name, Meaning meaning, @Nullable BigDecimal stated) {
    amount(name, stated == null ? null : TotalledSample.level(meaning, stated));
  }

  /** Writes levels as {@link #level}. */
  void levels(String name, Meaning meaning, List<@Nullable BigDecimal> stated) {
    List<@Nullable BigDecimal> levels = new ArrayList<>();
    for (BigDecimal one : stated) {
      levels.add(one == null ? null : TotalledSample.level(meaning, one));
    }
    amounts(name, levels);
  }

  void instant(String name, @Nullable Instant value) {
    text(name, value == null ? null : value.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** Writes a constant in lower case with hyphens, such as {@code rate-limited}. */
  void word(String name, @Nullable Enum<?> value) {
    text(name, value == null ? null : ConstantName.kebab(value));
  }

  void truth(String name, @Nullable Boolean value) {
    if (value == null) {
      generator.writeNullProperty(name);
    } else {
      generator.writeBooleanProperty(name, value);
    }
  }

  void number(String name, @Nullable Long value) {
    if (value == null) {
      generator.writeNullProperty(name);
    } else {
      generator.writeNumberProperty(name, value);
    }
  }

  void number(String name, @Nullable BigDecimal value) {
    generator.writeName(name);
    if (value == null) {
      generator.writeNull();
    } else {
      generator.writeNumber(value);
    }
  }

  void unit(@Nullable BalanceUnit unit) {
    object(
        "unit",
        unit,
        u -> {
          word("kind", u.kind());
          text("code", u.code());
          text("rawCode", u.rawCode());
        });
  }

  /** Writes the terms of a bucket. */
  void terms(@Nullable Terms terms) {
    word("billing", terms == null ? null : terms.billing());
    amount("creditLimit", terms == null ? null : terms.creditLimit());
    instant("expiresAt", terms == null ? null : terms.expiresAt());
  }

  void texts(String name, List<String> values) {
    generator.writeArrayPropertyStart(name);
    values.forEach(generator::writeString);
    generator.writeEndArray();
  }

  void amounts(String name, List<@Nullable BigDecimal> values) {
    generator.writeArrayPropertyStart(name);
    for (BigDecimal value : values) {
      generator.writeString(value == null ? null : value.toPlainString());
    }
    generator.writeEndArray();
  }

  <T> void objects(String name, Iterator<T> values, Consumer<T> members) {
    if (lines != null && !inLine) {
      lines(lines, name, values, members);
      return;
    }
    generator.writeArrayPropertyStart(name);
    while (values.hasNext()) {
      generator.writeStartObject();
      members.accept(values.next());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private <T> void lines(Lines target, String list, Iterator<T> values, Consumer<T> members) {
    JsonGenerator discarding = generator;
    generator = target.generator;
    inLine = true;
    while (values.hasNext()) {
      generator.writeStartObject();
      generator.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      generator.writeStringProperty("document", target.document);
      generator.writeStringProperty("list", list);
      members.accept(values.next());
      generator.writeEndObject();
    }
    generator = discarding;
    inLine = false;
  }

  <T> void object(String name, @Nullable T value, Consumer<T> members) {
    if (value == null) {
      generator.writeNullProperty(name);
      return;
    }
    generator.writeObjectPropertyStart(name);
    members.accept(value);
    generator.writeEndObject();
  }
}
