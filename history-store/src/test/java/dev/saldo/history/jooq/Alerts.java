package dev.saldo.history.jooq;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Episodes and notices for tests. */
final class Alerts {

  static final Instant AT = Instant.parse("2026-10-01T00:00:00.250Z");

  private Alerts() {}

  static AlertSubject subject(String account) {
    return new AlertSubject("low", account, "main");
  }

  static AlertEpisode open(String id, String account) {
    return episode(id, account, null);
  }

  static AlertEpisode closed(String id, String account) {
    return episode(id, account, new Closing(AT.plusSeconds(60), "75 left"));
  }

  private static AlertEpisode episode(String id, String account, @Nullable Closing closing) {
    return new AlertEpisode(
        id,
        subject(account),
        AlertSeverity.WARNING,
        AT,
        null,
        null,
        0,
        List.of(),
        null,
        null,
        closing);
  }

  /** Returns an episode with a value in every field. */
  static AlertEpisode complete(String id, String account) {
    return new AlertEpisode(
        id,
        subject(account),
        AlertSeverity.CRITICAL,
        AT,
        new BigDecimal("-3.25"),
        AT.plusSeconds(1),
        2,
        List.of("mail", "duty chat"),
        new Acknowledgement("ama", AT.plusSeconds(2), "ordered"),
        AT.plusSeconds(3),
        new Closing(AT.plusSeconds(4), "75 left"));
  }

  static AlertTrack track(AlertEpisode episode) {
    return new AlertTrack(0, 0, episode);
  }

  static AlertNotice opened(AlertEpisode episode) {
    return notice("n-" + episode.id(), AlertMessageKind.OPENED, episode);
  }

  static AlertNotice notice(String id, AlertMessageKind kind, AlertEpisode episode) {
    return new AlertNotice(
        id, kind, AlertSeverity.WARNING, AT, "low", "It is low.", about(episode, null, null));
  }

  /** Returns a notice with a value in every field. */
  static AlertNotice complete(String id, AlertEpisode episode) {
    return new AlertNotice(
        id,
        AlertMessageKind.WORSE,
        AlertSeverity.CRITICAL,
        AT.plusMillis(1),
        "otp-ghana: 2.8 days left",
        "It may run out.\nOrder now.",
        about(
            episode,
            new RunwayDays(new BigDecimal("2.8"), new BigDecimal("3"), null),
            new BigDecimal("9.99")));
  }

  private static AlertNotice.Episode about(
      AlertEpisode episode, @Nullable RunwayDays runway, @Nullable BigDecimal amount) {
    return new AlertNotice.Episode(
        episode.id(),
        episode.subject().rule(),
        episode.subject().account(),
        "smsonlinegh",
        episode.subject().bucket(),
        amount == null ? null : new BalanceUnit(BalanceUnit.Kind.MONEY, "GHS", "cedi"),
        amount,
        amount,
        runway,
        amount == null ? null : AT,
        AT,
        amount == null ? null : AT.plusSeconds(9),
        "9.99 left, below 50");
  }
}
