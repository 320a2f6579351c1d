package dev.saldo.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts the list of alerts, the latest opened first, into pages. Stateless. */
final class AlertPageReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The name of the list. */
  static final String LIST = "alerts";

  private static final String EPISODES = "episodes";

  private AlertPageReader() {}

  /**
   * A page.
   *
   * @param document the document
   * @param next the place of the next page; empty text if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Page(byte[] document, String next) {}

  /**
   * Returns a page of a document.
   *
   * @param cursor where it begins; null for the first one
   * @param limit the most alerts of it
   */
  static Page cut(byte[] document, @Nullable ListPageCursor cursor, int limit) {
    JsonNode all = JSON.readTree(document);
    if (!(all instanceof ObjectNode page) || !(all.path(EPISODES) instanceof ArrayNode episodes)) {
      return new Page(document, "");
    }
    int begin = cursor == null ? 0 : begin(episodes, cursor);
    if (begin == 0 && episodes.size() <= limit) {
      return new Page(document, "");
    }
    int end = Math.min(begin + limit, episodes.size());
    ArrayNode part = JSON.createArrayNode();
    for (int i = begin; i < end; i++) {
      part.add(episodes.get(i));
    }
    page.set(EPISODES, part);
    byte[] text =
        (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    return new Page(text, end < episodes.size() ? next(part.get(part.size() - 1)).text() : "");
  }

  private static ListPageCursor next(JsonNode last) {
    return new ListPageCursor(LIST, openedAt(last), Instant.EPOCH, Duration.ZERO, id(last));
  }

  /** Returns the index after the last alert shown, or of the first that was opened before it. */
  private static int begin(ArrayNode episodes, ListPageCursor cursor) {
    for (int i = 0; i < episodes.size(); i++) {
      if (id(episodes.get(i)).equals(cursor.after())) {
        return i + 1;
      }
    }
    int index = 0;
    while (index < episodes.size() && !openedAt(episodes.get(index)).isBefore(cursor.from())) {
      index++;
    }
    return index;
  }

  private static String id(JsonNode episode) {
    return episode.path("episode").asString("");
  }

  private static Instant openedAt(JsonNode episode) {
    return Instant.parse(episode.path("openedAt").asString("1970-01-01T00:00:00Z"));
  }
}
