package dev.saldo.app.format.json;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.OutboxMessage;
import java.time.Instant;
import java.util.Optional;

/** Writes the JSON document of alert episodes. */
final class AlertsJsonDocument {

  private AlertsJsonDocument() {}

  static void write(AlertsReport report, JsonMemberWriter json) {
    json.instant("asOf", report.asOf());
    json.text("zone", report.zone().getId());
    json.objects("episodes", report.rows().iterator(), row -> row(row, json));
  }

  private static void row(AlertsReport.Row row, JsonMemberWriter json) {
    AlertEpisode episode = row.episode();
    AlertSubject subject = episode.subject();
    Optional<Acknowledgement> given = Optional.ofNullable(episode.acknowledgement());
    json.text("episode", episode.id());
    json.text("rule", subject.rule());
    json.word("severity", episode.severity());
    json.text("account", subject.account());
    json.text("bucket", subject.bucket().isEmpty() ? null : subject.bucket());
    json.word("state", episode.state());
    json.instant("openedAt", episode.openedAt());
    AlertEpisode.Closing closing = episode.closing();
    json.instant("closedAt", closing == null ? null : closing.at());
    json.text("acknowledgedBy", given.map(Acknowledgement::by).orElse(null));
    json.instant("acknowledgedAt", given.map(Acknowledgement::at).orElse(null));
    json.text("note", given.map(Acknowledgement::note).filter(n -> !n.isEmpty()).orElse(null));
    json.instant("silencedUntil", episode.silencedUntil());
    json.text("reason", row.reason());
    json.objects("messages", row.messages().iterator(), message -> message(message, json));
  }

  private static void message(OutboxMessage message, JsonMemberWriter json) {
    json.word("kind", message.notice().kind());
    json.text("channel", message.channel());
    json.word("state", message.state());
    json.instant("at", at(message));
    json.number("attempts", (long) message.attempts());
    json.text("error", message.error());
  }

  /** Returns when it was sent, else when it is tried next, else when it was due. */
  private static Instant at(OutboxMessage message) {
    if (message.sentAt() != null) {
      return message.sentAt();
    }
    return message.nextAt() == null ? message.dueAt() : message.nextAt();
  }
}
