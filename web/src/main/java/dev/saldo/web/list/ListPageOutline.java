package dev.saldo.web.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outline of a document with lists, which may be cut off.
 *
 * @param from the beginning of its window, UTC; null if it has none
 * @param to the end of its window, UTC; null if it has none
 * @param instants the instants of the entries of its lists, in order of time, UTC
 */
public record ListPageOutline(
    @Nullable Instant from, @Nullable Instant to, List<Instant> instants) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The depth within an entry of a list of the document. */
  private static final int ENTRY = 3;

  public ListPageOutline {
    instants = List.copyOf(instants);
  }

  /** Reads the outline of a document up to where it is cut off. */
  public static ListPageOutline of(byte[] document) {
    @Nullable Instant from = null;
    @Nullable Instant to = null;
    List<Instant> instants = new ArrayList<>();
    int depth = 0;
    try (JsonParser parser = JSON.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && depth == 1) {
          from = "from".equals(parser.currentName()) ? instant(parser) : from;
          to = "to".equals(parser.currentName()) ? instant(parser) : to;
        } else if (depth == ENTRY && "observedAt".equals(parser.currentName())) {
          @Nullable Instant instant = instant(parser);
          if (instant != null) {
            instants.add(instant);
          }
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
      }
    } catch (JacksonException e) {
      // The document is cut off here.
    }
    instants.sort(Comparator.naturalOrder());
    return new ListPageOutline(from, to, instants);
  }

  private static @Nullable Instant instant(JsonParser parser) {
    try {
      return parser.currentToken() == JsonToken.VALUE_STRING
          ? Instant.parse(parser.getString())
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Returns the number of entries. */
  public int rows() {
    return instants.size();
  }
}
