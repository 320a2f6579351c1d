package dev.saldo.app.format;

import dev.saldo.report.AccountUse;
import dev.saldo.report.AccountsReport;
import dev.saldo.report.BucketState;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.StatusReport;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.report.YearlyUsageReport;
import dev.saldo.report.YearlyUsageReport.Basis;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendStep;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports with typical and with hostile content. */
final class Specimens {

  static final ZoneId ACCRA = ZoneId.of("Africa/Accra");
  static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");

  private static final BalanceUnit GHS = BalanceUnit.money("GHS");
  private static final BalanceUnit RUB = BalanceUnit.money("RUR");
  private static final BalanceUnit SMS = BalanceUnit.of(Kind.MESSAGES, "sms");
  private static final BalanceUnit CREDIT = BalanceUnit.of(Kind.CREDITS, "credit");

  private static final Map<String, String> PROVIDERS =
      Map.of("bulk-th", "ants", "moscow", "mysmpp", "otp-ghana", "smsonlinegh");

  private Specimens() {}

  static StatusReport status() {
    ReportSubject moscow = subject("moscow", "main", "Основной счёт", RUB);
    ReportSubject derived = subject("moscow", "sms/Россия", "Россия", SMS);
    ReportSubject unlimited = subject("moscow", "sms/Казахстан", "Казахстан", SMS);
    return new StatusReport(
        NOW,
        ACCRA,
        List.of(
            row(
                subject("bulk-th", "main", "เครดิตคงเหลือ", CREDIT),
                "48210",
                "1523.142857142857",
                180,
                BucketState.OK,
                course("60000", "58400", "57000", "55100", "52000", "50100", "48210")),
            neverRead("edge-sip", "unauthorized: the client secret is refused"),
            row(
                moscow,
                "-12.5",
                "304.75",
                7500,
                BucketState.LOW,
                course(null, null, "1200", "900", "610.25", "304", "0", "-12.5")),
            row(unlimited, null, null, 7500, BucketState.UNLIMITED, List.of()),
            row(derived, "1204", null, 7500, BucketState.OK, List.of()),
            row(
                subject("otp-ghana", "main", "Ghana Cedi", GHS),
                "350.0725",
                "12.833333333333",
                345_600,
                BucketState.STALE,
                course("100", "80", "60", null, null, "420", "380", "350.0725"))),
        List.of("given-up"));
  }

  static AccountsReport accounts() {
    return new AccountsReport(
        ACCRA,
        List.of(
            new AccountsReport.Row(
                "edge-sip", "yeastar", AccountUse.CONFIGURED, 0, 0, null, null, null),
            new AccountsReport.Row(
                "given-up", "ants", AccountUse.RETIRED, 2, 8_760, NOW, NOW, NOW)));
  }

  static UsageReport usageByDay() {
    return new UsageReport(
        window(),
        Step.DAY,
        List.of(
            day(subject("otp-ghana", "main", "Ghana Cedi", GHS), 18, "1350.5", "20.25", "0"),
            day(subject("otp-ghana", "main", "Ghana Cedi", GHS), 19, "1330.25", "0", "500"),
            day(
                subject("otp-ghana", "main", "Ghana Cedi", GHS),
                20,
                "1830.25",
                "31.333333333333",
                "0"),
            unknownDay(subject("moscow", "sms/Россия", "Россия", SMS), 18)));
  }

  static UsageReport usageTotal() {
    return new UsageReport(
        window(),
        Step.TOTAL,
        List.of(
            day(subject("bulk-th", "main", "เครดิต", CREDIT), 18, "60000", "11790", "0"),
            day(
                subject("otp-ghana", "main", "Ghana Cedi", GHS),
                18,
                "346.416666666667",
                "12.833333333333",
                "0")));
  }

  /** The days with estimates; the last row is unknown. */
  static UsageReport usageEstimated() {
    UsageReport days = usageByDay();
    List<UsageReport.Row> rows = new ArrayList<>();
    for (UsageReport.Row row : days.rows()) {
      BigDecimal used = row.usage().used();
      BigDecimal hidden =
          row.usage().usedAtLeast() ? new BigDecimal("1204.783333333333") : BigDecimal.ZERO;
      rows.add(
          new UsageReport.Row(
              row.subject(),
              row.usage(),
              used == null
                  ? null
                  : new UsageEstimate(used.add(hidden), hidden, used.min(new BigDecimal("20.5")))));
    }
    return new UsageReport(days.window(), days.step(), rows, true);
  }

  /** The days with a year before, one comparison of each worth. */
  static YearlyUsageReport usageCompared() {
    UsageReport days = usageByDay();
    List<YearlyUsageReport.Row> rows = new ArrayList<>();
    for (UsageReport.Row row : days.rows()) {
      Basis basis = Basis.values()[rows.size()];
      Usage before = basis == Basis.UNKNOWN ? null : days.rows().get(2 - rows.size()).usage();
      Instant from = row.usage().from().minus(Duration.ofDays(365));
      rows.add(new YearlyUsageReport.Row(row, from, from.plus(Duration.ofDays(1)), before, basis));
    }
    return new YearlyUsageReport(days, rows);
  }

  static TrendReport trend() {
    ReportSubject subject = subject("otp-ghana", "main", "Ghana Cedi", GHS);
    List<TrendStep> steps =
        usageByDay().rows().subList(0, 3).stream().map(row -> extremes(row.usage())).toList();
    return new TrendReport(window(), Step.DAY, List.of(new TrendReport.Course(subject, steps)));
  }

  private static TrendStep extremes(Usage usage) {
    BigDecimal opening = Objects.requireNonNull(usage.opening());
    BigDecimal closing = Objects.requireNonNull(usage.closing());
    return new TrendStep(usage, opening.min(closing), opening.max(closing));
  }

  static Window window() {
    return new Window(
        Instant.parse("2026-11-18T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"), ACCRA);
  }

  private static UsageReport.Row day(
      ReportSubject subject, int day, String opening, String used, String added) {
    Instant from = Instant.parse("2026-11-%dT00:00:00Z".formatted(day));
    BigDecimal start = new BigDecimal(opening);
    BigDecimal fallen = new BigDecimal(used);
    BigDecimal risen = new BigDecimal(added);
    return new UsageReport.Row(
        subject,
        new Usage(
            from,
            from.plusSeconds(86_400),
            start,
            start.subtract(fallen).add(risen),
            new Usage.Flow(fallen, risen, risen, BigDecimal.ZERO, fallen),
            96,
            new BigDecimal("0.9896"),
            risen.signum() > 0));
  }

  private static UsageReport.Row unknownDay(ReportSubject subject, int day) {
    Instant from = Instant.parse("2026-11-%dT00:00:00Z".formatted(day));
    return new UsageReport.Row(
        subject,
        new Usage(from, from.plusSeconds(86_400), null, null, null, 0, BigDecimal.ZERO, false));
  }

  private static ReportSubject subject(
      String account, String bucket, String label, BalanceUnit unit) {
    return new ReportSubject(
        account,
        PROVIDERS.getOrDefault(account, ""),
        bucket,
        label,
        unit,
        Meaning.REMAINING,
        bucket.startsWith("sms/"));
  }

  private static StatusReport.Row row(
      ReportSubject subject,
      @Nullable String amount,
      @Nullable String perDay,
      long age,
      BucketState state,
      List<@Nullable BigDecimal> recent) {
    return new StatusReport.Row(
        subject.account(),
        subject.provider(),
        state,
        state == BucketState.STALE ? ReadingState.STALE : ReadingState.OK,
        null,
        Optional.of(
            new StatusReport.Latest(
                subject,
                amount == null ? Amount.unlimited("-") : Amount.of(new BigDecimal(amount)),
                NOW.minusSeconds(age),
                Duration.ofSeconds(age),
                state == BucketState.STALE,
                decimal(perDay),
                perDay == null
                    ? RunwayDayRange.UNKNOWN
                    : new RunwayDayRange(decimal("7.25"), decimal("31.29"), decimal("140.46")),
                recent,
                List.of(),
                null,
                NOW.minusSeconds(age + 90))));
  }

  private static StatusReport.Row neverRead(String account, String failure) {
    return new StatusReport.Row(
        account, "yeastar", BucketState.FAILING, ReadingState.FAILING, failure, Optional.empty());
  }

  private static List<@Nullable BigDecimal> course(@Nullable String... values) {
    List<@Nullable BigDecimal> course = new ArrayList<>();
    for (String value : values) {
      course.add(decimal(value));
    }
    return course;
  }

  private static @Nullable BigDecimal decimal(@Nullable String value) {
    return value == null ? null : new BigDecimal(value);
  }
}
