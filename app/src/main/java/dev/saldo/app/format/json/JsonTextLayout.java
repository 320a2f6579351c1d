package dev.saldo.app.format.json;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layout of documents: one member per line, indented by two spaces per level, or all on one
 * line.
 */
public final class JsonTextLayout {

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withArrayEmptySeparator("")
          .withObjectEmptySeparator("");

  private static final ObjectWriter COMPACT =
      new JsonMapper(
              JsonFactory.builder()
                  .characterEscapes(new UnseenCharacterEscapes())
                  .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .writer()
          .withRootValueSeparator("\n");

  private static final ObjectWriter WRITER =
      COMPACT.with(
          new DefaultPrettyPrinter(SEPARATORS)
              .withObjectIndenter(INDENTER)
              .withArrayIndenter(INDENTER));

  private JsonTextLayout() {}

  /** Returns a generator of documents; closing it leaves the writer open. */
  public static JsonGenerator generator(Writer out) {
    return WRITER.createGenerator(out);
  }

  static JsonGenerator lines(Writer out) {
    return COMPACT.createGenerator(out);
  }
}
