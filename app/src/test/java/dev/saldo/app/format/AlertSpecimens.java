package dev.saldo.app.format;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.alert.backtest.AlertBacktestScore;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.report.Window;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts in every state. */
final class AlertSpecimens {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");

  private AlertSpecimens() {}

  static AlertsReport alerts() {
    AlertEpisode open = episode("5c1e09b2a7d34f60", 3, AlertSeverity.CRITICAL, null, null, null);
    AlertEpisode taken =
        episode(
            "a90b12f4c3d5e678",
            30,
            AlertSeverity.WARNING,
            new Acknowledgement("ama", NOW.minus(Duration.ofHours(29)), "ordered"),
            NOW.plus(Duration.ofHours(4)),
            null);
    AlertEpisode closed =
        episode(
            "0f4410aa93be7721",
            72,
            AlertSeverity.WARNING,
            null,
            null,
            new Closing(NOW.minus(Duration.ofHours(50)), "75 days left"));
    return new AlertsReport(
        NOW,
        ZoneId.of("Africa/Accra"),
        List.of(
            new AlertsReport.Row(
                open,
                List.of(
                    message(open, AlertMessageKind.OPENED, "mail", OutboxMessage.State.PENDING),
                    message(open, AlertMessageKind.OPENED, "ops", OutboxMessage.State.SENT))),
            new AlertsReport.Row(
                taken,
                List.of(message(taken, AlertMessageKind.OPENED, "ops", OutboxMessage.State.DEAD))),
            new AlertsReport.Row(closed, List.of())));
  }

  static AlertBacktestReport backtest() {
    AlertsReport.Row open = alerts().rows().getFirst();
    return new AlertBacktestReport(
        new Window(NOW.minus(Duration.ofDays(365)), NOW, ZoneId.of("Africa/Accra")),
        List.of(
            new AlertBacktestScore(new AlertSubject("failing", "otp-ghana", ""), 1, null, null),
            new AlertBacktestScore(
                new AlertSubject("runs-out", "otp-ghana", "main"),
                7,
                new Empties(3, List.of(Duration.ofHours(70), Duration.ofHours(52))),
                new FalseAlarms(1, 2))),
        List.of(
            new PostedNotice(
                open.messages().getFirst().notice(),
                0,
                List.of("mail", "ops"),
                open.episode().openedAt().plusSeconds(60))));
  }

  private static AlertEpisode episode(
      String id,
      int hoursAgo,
      AlertSeverity severity,
      @Nullable Acknowledgement given,
      @Nullable Instant silent,
      @Nullable Closing closing) {
    boolean ofAccount = severity == AlertSeverity.WARNING && closing == null;
    return new AlertEpisode(
        id,
        ofAccount
            ? new AlertSubject("failing", "bulk-th", "")
            : new AlertSubject("runs-out", "otp-ghana", "main"),
        severity,
        NOW.minus(Duration.ofHours(hoursAgo)),
        new BigDecimal("2.8"),
        null,
        0,
        List.of(),
        given,
        silent,
        closing);
  }

  private static OutboxMessage message(
      AlertEpisode episode, AlertMessageKind kind, String channel, OutboxMessage.State state) {
    AlertNotice notice =
        new AlertNotice(
            episode.id() + "_opened",
            kind,
            episode.severity(),
            episode.openedAt(),
            episode.subject().account() + ": may run out in 2.8 days",
            "May run out in 2.8 days.",
            new AlertNotice.Episode(
                episode.id(),
                episode.subject().rule(),
                episode.subject().account(),
                "smsonlinegh",
                episode.subject().bucket(),
                null,
                null,
                null,
                null,
                null,
                episode.openedAt(),
                null,
                "may run out in 2.8 days"));
    boolean sent = state == OutboxMessage.State.SENT;
    return new OutboxMessage(
        notice,
        0,
        channel,
        episode.openedAt(),
        sent ? 0 : 2,
        state == OutboxMessage.State.PENDING ? NOW.plusSeconds(300) : null,
        state,
        sent ? null : "no answer within 20 s",
        sent ? episode.openedAt().plusSeconds(2) : null);
  }
}
