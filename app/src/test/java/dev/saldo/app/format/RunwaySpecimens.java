package dev.saldo.app.format;

import static dev.saldo.account.RunwayPredictionMethod.LEARNED;
import static dev.saldo.account.RunwayPredictionMethod.PLAIN;

import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.RunwayTrackRecord;
import dev.saldo.report.RunwayTrackRecord.MethodComparison;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.Inputs;
import dev.saldo.runway.Runway.Rates;
import dev.saldo.runway.Runway.State;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runways of every state. */
final class RunwaySpecimens {

  private static final Instant NOW = Specimens.NOW;

  private RunwaySpecimens() {}

  static RunwayReport runway() {
    return downTo("0");
  }

  static RunwayReport downTo(String threshold) {
    return new RunwayReport(
        NOW,
        Specimens.ACCRA,
        new BigDecimal(threshold),
        List.of(
            row("bulk-th", "48210", State.OK, "", band(24, 31, 40), "1523.14"),
            row("far-away", "9000000", State.OK, "", new Band(null, null, null), "12"),
            row(
                "moscow",
                "-12.5",
                State.EMPTY,
                "the balance is at its threshold or below",
                new Band(NOW, NOW, NOW),
                null),
            row("new", "100", State.INSUFFICIENT_DATA, "watched for less than 6 h", null, null),
            row(
                "paid-later",
                null,
                State.UNLIMITED,
                "the vendor says that there is no limit",
                null,
                null)));
  }

  private static RunwayReport.Row row(
      String account,
      @Nullable String balance,
      State state,
      String reason,
      @Nullable Band band,
      @Nullable String perDay) {
    ReportSubject subject =
        new ReportSubject(
            account,
            "ants",
            "main",
            "Credits",
            BalanceUnit.of(Kind.CREDITS, "credit"),
            Meaning.REMAINING,
            false);
    BigDecimal rate = perDay == null ? null : new BigDecimal(perDay);
    return new RunwayReport.Row(
        subject,
        balance == null ? null : new BigDecimal(balance),
        new Runway(
            NOW,
            state,
            reason,
            band,
            rate == null ? null : new Rates(rate, rate, null),
            "method-1",
            new Inputs(NOW.minus(Duration.ofDays(20)), NOW, 480, 470, 2)),
        account.equals("bulk-th")
            ? new RunwayTrackRecord(
                87,
                new BigDecimal("0.124"),
                new BigDecimal("0.816"),
                new MethodComparison(
                    PLAIN, 64, new BigDecimal("0.151"), new BigDecimal("0.781"), LEARNED))
            : null);
  }

  private static Band band(int early, int middle, int late) {
    return new Band(
        NOW.plus(Duration.ofHours(24L * early + 5)),
        NOW.plus(Duration.ofHours(24L * middle + 7)),
        NOW.plus(Duration.ofHours(24L * late + 11)));
  }
}
