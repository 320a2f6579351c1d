package dev.saldo.app.format;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertFacts;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.BalanceCheck.JudgedRule;
import dev.saldo.alert.BalanceCheck.Need;
import dev.saldo.alert.BalanceCheck.Outcome;
import dev.saldo.alert.BalanceCheck.Row;
import dev.saldo.alert.BucketFacts;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A check with every outcome. */
final class CheckSpecimens {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");
  private static final AlertRule RUNS_OUT =
      new AlertRule(
          "runs-out",
          new AlertCondition.RunwayBelow(Duration.ofDays(3), Duration.ofDays(5)),
          AlertSeverity.CRITICAL,
          1,
          null,
          null,
          List.of(),
          List.of());

  private CheckSpecimens() {}

  static BalanceCheck check() {
    return new BalanceCheck(
        NOW,
        ZoneId.of("Africa/Accra"),
        List.of(
            row("bulk-th", "12500", 20, Outcome.OK, "", null),
            row(
                "otp-ghana",
                "306.69",
                2,
                Outcome.BREACH,
                "runs-out: may run out in 2 days",
                new Need(new BigDecimal("100"), Outcome.OK, days("1.35", "1.9", null))),
            row(
                "pbx",
                null,
                9,
                Outcome.UNKNOWN,
                "last read 2.5 days ago",
                new Need(new BigDecimal("100"), Outcome.UNKNOWN, RunwayDayRange.UNKNOWN)),
            new Row("voice", "http-json", null, Outcome.UNKNOWN, "never read", List.of(), null)));
  }

  private static Row row(
      String account,
      @Nullable String left,
      int days,
      Outcome outcome,
      String text,
      @Nullable Need need) {
    Runway runway =
        new Runway(
            NOW,
            Runway.State.OK,
            "",
            new Runway.Band(in(days), in(2 * days), in(3 * days)),
            null,
            RunwayEstimator.METHOD,
            new Runway.Inputs(null, null, 0, 0, 0));
    BigDecimal amount = left == null ? null : new BigDecimal(left);
    return new Row(
        account,
        "http-json",
        new BucketFacts(
            new SeriesKey(
                account, "http-json", "main", BalanceUnit.Kind.MONEY, "EUR", Meaning.REMAINING),
            "Balance",
            BalanceUnit.money("EUR"),
            amount,
            NOW.minusSeconds(300),
            new AlertFacts.Bucket(amount, false, true, runway, null, List.of(), null)),
        outcome,
        text,
        List.of(new JudgedRule(RUNS_OUT, outcome, "may run out in " + days + " days")),
        need);
  }

  private static Instant in(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static RunwayDayRange days(
      @Nullable String p10, @Nullable String p50, @Nullable String p90) {
    return new RunwayDayRange(number(p10), number(p50), number(p90));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
