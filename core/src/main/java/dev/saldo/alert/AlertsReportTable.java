package dev.saldo.alert;

import dev.saldo.alert.AlertsReport.Row;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of episodes. */
final class AlertsReportTable {

  private AlertsReportTable() {}

  /** Builds the table; who took an episode on is a detail unless a person did. */
  static Table build(AlertsReport report) {
    boolean taken = report.rows().stream().anyMatch(row -> row.episode().acknowledgement() != null);
    return TableColumns.<Row>begin()
        .text("account", "account", row -> row.episode().subject().account())
        .text("bucket", "bucket", row -> row.episode().subject().bucket())
        .text("rule", "rule", row -> row.episode().subject().rule())
        .text("episode", "episode", row -> row.episode().id())
        .time("openedAt", "opened", row -> row.episode().openedAt())
        .time("closedAt", "closed", AlertsReportTable::closedAt)
        .detail()
        .word("severity", "severity", row -> row.episode().severity())
        .detail()
        .cell("state", "state", AlertsReportTable::state)
        .text("acknowledgedBy", "taken by", AlertsReportTable::takenBy)
        .detailIf(!taken)
        .time("silencedUntil", "silent until", row -> row.episode().silencedUntil())
        .detail()
        .text("messages", "messages", AlertsReportTable::messages)
        .detail()
        .text("reason", "reason", Row::reason)
        .table("Alerts", report.zone(), report.rows());
  }

  private static Cell state(Row row) {
    AlertEpisode episode = row.episode();
    Severity open =
        episode.severity() == AlertSeverity.CRITICAL ? Severity.FAILURE : Severity.WARNING;
    return Cell.Status.of(
        episode.state(),
        switch (episode.state()) {
          case OPEN -> open;
          case ACKNOWLEDGED -> Severity.PENDING;
          case CLOSED -> Severity.NORMAL;
        });
  }

  private static @Nullable Instant closedAt(Row row) {
    AlertEpisode.Closing closing = row.episode().closing();
    return closing == null ? null : closing.at();
  }

  private static String takenBy(Row row) {
    AlertEpisode.Acknowledgement given = row.episode().acknowledgement();
    return given == null ? "" : given.by();
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
