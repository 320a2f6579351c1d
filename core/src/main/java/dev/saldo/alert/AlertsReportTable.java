package dev.saldo.alert;

import dev.saldo.alert.AlertsReport.Row;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of episodes. */
final class AlertsReportTable {

  private static final TableColumns<Row> COLUMNS =
      TableColumns.<Row>begin()
          .text("episode", "episode", row -> row.episode().id())
          .text("rule", "rule", row -> row.episode().subject().rule())
          .text("account", "account", row -> row.episode().subject().account())
          .text("bucket", "bucket", row -> row.episode().subject().bucket())
          .word("severity", "severity", row -> row.episode().severity())
          .word("state", "state", row -> row.episode().state())
          .time("openedAt", "opened at", row -> row.episode().openedAt())
          .time("closedAt", "closed at", AlertsReportTable::closedAt)
          .text("acknowledgedBy", "acknowledged by", AlertsReportTable::acknowledgedBy)
          .time("silencedUntil", "silenced until", row -> row.episode().silencedUntil())
          .text("reason", "reason", AlertsReportTable::reason)
          .text("messages", "messages", AlertsReportTable::messages)
          .detail();

  private AlertsReportTable() {}

  static Table build(AlertsReport report) {
    return COLUMNS.table("Alerts", report.zone(), report.rows());
  }

  private static @Nullable Instant closedAt(Row row) {
    AlertEpisode.Closing closing = row.episode().closing();
    return closing == null ? null : closing.at();
  }

  private static String acknowledgedBy(Row row) {
    AlertEpisode.Acknowledgement given = row.episode().acknowledgement();
    return given == null ? "" : given.by();
  }

  private static String reason(Row row) {
    AlertEpisode.Closing closing = row.episode().closing();
    if (closing != null) {
      return closing.reason();
    }
    List<OutboxMessage> messages = row.messages();
    return messages.isEmpty() ? "" : reason(messages.getLast());
  }

  private static String reason(OutboxMessage message) {
    var episode = message.notice().episode();
    return episode == null ? "" : episode.reason();
  }

  /** Returns the number of messages by state, such as {@code 2 sent, 1 pending}. */
  private static String messages(Row row) {
    Map<OutboxMessage.State, Long> counts =
        row.messages().stream()
            .collect(
                Collectors.groupingBy(OutboxMessage::state, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
