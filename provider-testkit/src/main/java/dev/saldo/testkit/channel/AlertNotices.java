package dev.saldo.testkit.channel;

import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices for tests, about one episode that opened at 11:00 UTC on 26 November 2026. */
public final class AlertNotices {

  private static final Instant OPENED_AT = Instant.parse("2026-11-26T11:00:00Z");
  private static final String TITLE = "otp-ghana: 2.8 days left";
  private static final String TEXT =
      "306.69 GHS are left. They will last 2.8 to 3.3 days.\nOrder by 27 November.";

  private AlertNotices() {}

  /** Returns a notice of a kind, with an id of its own. */
  public static AlertNotice of(AlertMessageKind kind) {
    return of(kind, TITLE, TEXT);
  }

  /** Returns a notice of a kind with the given words. */
  public static AlertNotice of(AlertMessageKind kind, String title, String text) {
    return new AlertNotice(
        "0193669a-" + kind + "-ops",
        kind,
        AlertSeverity.CRITICAL,
        OPENED_AT,
        title,
        text,
        kind == AlertMessageKind.TEST ? null : episode(kind));
  }

  private static Episode episode(AlertMessageKind kind) {
    @Nullable Instant closedAt =
        kind == AlertMessageKind.CLOSED ? OPENED_AT.plusSeconds(7200) : null;
    return new Episode(
        "0193669a-episode",
        "runs-out",
        "otp-ghana",
        "smsonlinegh",
        "main",
        BalanceUnit.money("GHS"),
        new BigDecimal("306.69"),
        new BigDecimal("500"),
        new RunwayDays(new BigDecimal("2.8"), new BigDecimal("3.0"), new BigDecimal("3.3")),
        OPENED_AT,
        OPENED_AT,
        closedAt,
        "3 days left are less than 3");
  }
}
