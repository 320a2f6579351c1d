package dev.saldo.app.format;

import dev.saldo.plan.PackageCount;
import dev.saldo.plan.PurchasePlan;
import dev.saldo.plan.PurchasePlan.Purchase;
import dev.saldo.plan.PurchasePlan.Row;
import dev.saldo.plan.PurchasePlan.Status;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan with every status. */
final class PlanSpecimens {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");

  private PlanSpecimens() {}

  static PurchasePlan plan() {
    return new PurchasePlan(
        NOW,
        Instant.parse("2026-12-31T00:00:00Z"),
        ZoneId.of("Africa/Accra"),
        90,
        List.of(
            row(
                "otp-ghana",
                Status.BUY,
                "",
                "306.69",
                new Purchase(
                    number("2180"),
                    number("1873.31"),
                    List.of(
                        new PackageCount(number("1000"), 1), new PackageCount(number("500"), 2)),
                    number("2000"),
                    Instant.parse("2026-11-24T09:30:00Z"),
                    LocalDate.parse("2026-11-17"),
                    5)),
            row(
                "bulk-th",
                Status.ENOUGH,
                "first estimate",
                "12500",
                new Purchase(number("900"), number("0"), List.of(), number("0"), null, null, 0)),
            row("pbx", Status.UNKNOWN, "watched for less than 6 h", "10", null),
            new Row(
                "voice",
                "http-json",
                "",
                null,
                Meaning.REMAINING,
                Status.UNKNOWN,
                "never read",
                null,
                null)));
  }

  private static Row row(
      String account, Status status, String reason, String left, @Nullable Purchase purchase) {
    return new Row(
        account,
        "http-json",
        "main",
        BalanceUnit.money("GHS"),
        Meaning.REMAINING,
        status,
        reason,
        number(left),
        purchase);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
