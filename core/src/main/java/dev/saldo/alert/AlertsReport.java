package dev.saldo.alert;

import dev.saldo.report.Table;
import dev.saldo.spi.channel.AlertMessageKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A report of alert episodes with their messages. Immutable and thread-safe.
 *
 * @param asOf the instant of the report, UTC
 * @param zone the time zone in which its instants are shown
 * @param rows the episodes, the latest opened first
 */
public record AlertsReport(Instant asOf, ZoneId zone, List<Row> rows) {

  /**
   * An episode.
   *
   * @param episode the episode
   * @param messages its messages, in the order in which they were written
   */
  public record Row(AlertEpisode episode, List<OutboxMessage> messages) {

    public Row {
      messages = List.copyOf(messages);
    }

    /** Returns why it ended, or the latest judgement; empty if there is none. */
    public String reason() {
      AlertEpisode.Closing closing = episode.closing();
      if (closing != null) {
        return closing.reason();
      }
      return messages.reversed().stream()
          .map(OutboxMessage::notice)
          .filter(notice -> notice.kind() != AlertMessageKind.ACKNOWLEDGED)
          .map(notice -> notice.episode() == null ? "" : notice.episode().reason())
          .findFirst()
          .orElse("");
    }
  }

  public AlertsReport {
    rows = List.copyOf(rows);
  }

  /**
   * Creates the report of the episodes that are open, or closed since an instant.
   *
   * @param closedSince the instant, UTC
   * @param accounts whether an account is reported, by its name
   */
  public static AlertsReport of(
      AlertStore store,
      Instant closedSince,
      Predicate<String> accounts,
      Instant asOf,
      ZoneId zone) {
    List<AlertEpisode> episodes =
        store.episodes(closedSince).stream()
            .filter(episode -> accounts.test(episode.subject().account()))
            .toList();
    List<String> ids = episodes.stream().map(AlertEpisode::id).toList();
    Map<String, List<OutboxMessage>> messages =
        (ids.isEmpty() ? List.<OutboxMessage>of() : store.messages(ids))
            .stream()
                .filter(message -> message.notice().episode() != null)
                .collect(Collectors.groupingBy(AlertsReport::episode));
    List<Row> rows = new ArrayList<>();
    for (AlertEpisode episode : episodes) {
      rows.add(new Row(episode, messages.getOrDefault(episode.id(), List.of())));
    }
    return new AlertsReport(asOf, zone, rows);
  }

  private static String episode(OutboxMessage message) {
    var episode = message.notice().episode();
    return episode == null ? "" : episode.id();
  }

  /** Returns the report as a table. */
  public Table table() {
    return AlertsReportTable.build(this);
  }
}
