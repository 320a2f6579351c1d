package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.report.StatementReport.Statement;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementReportTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns", "Pacific/Apia");

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void statesAMonthThatAddsUp() {
    month();
    Statement statement = only(NOVEMBER, ZoneOffset.UTC);
    assertThat(statement.usage().opening()).isEqualTo("95");
    assertThat(statement.usage().closing()).isEqualTo("415");
    assertThat(statement.usage().used()).isEqualTo("235");
    assertThat(statement.usage().toppedUp()).isEqualTo("550");
    assertThat(statement.sum(EventKind.REFUND)).isEqualTo("5");
    assertThat(statement.sum(EventKind.RESET)).isEqualTo("0");
    assertThat(statement.entries())
        .extracting(e -> e.ruling().kind() + " " + e.amount().stripTrailingZeros().toPlainString())
        .containsExactly("TOP_UP 500", "REFUND 5", "TOP_UP 50");
    assertThat(statement.entries().getLast().isPart()).isTrue();
  }

  @Test
  void theLinesAddUpFromOpeningToClosing() {
    month();
    Table table = StatementReport.of(history, Selection.ALL, NOVEMBER, ZoneOffset.UTC).table();
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    List<BigDecimal> amounts =
        table.rows().stream()
            .map(row -> ((Cell.Figure) row.get(keys.indexOf("entryAmount"))).value())
            .toList();
    BigDecimal sum =
        amounts.subList(0, amounts.size() - 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(amounts.getLast());
    assertThat(table.rows())
        .extracting(row -> ((Cell.Text) row.get(keys.indexOf("entry"))).text())
        .containsExactly(
            "opening balance", "top-up", "refund", "top-up", "used", "closing balance");
    assertThat(table.title()).isEqualTo("Statement of 2026-11");
  }

  @Test
  void statesTermsAndNotesOverTime() {
    history.append(read(OTP, 0, credits("main", "9").withBilling(Billing.PREPAID)));
    history.append(
        read(
            OTP,
            1,
            credits("main", "8")
                .withBilling(Billing.PREPAID)
                .withCreditLimit(new BigDecimal("50"))
                .withExpiry(Instant.parse("2027-01-31T00:00:00Z"))
                .withNote("raised on request")));
    history.append(read(OTP, 2, credits("main", "7")));
    Statement statement = only(NOVEMBER, ZoneOffset.UTC);
    assertThat(statement.terms())
        .extracting(StatedBucketTerms::since)
        .containsExactly(at(0), at(1), at(2));
    assertThat(stated(NOVEMBER))
        .containsExactly(
            "terms: prepaid",
            "terms: prepaid, credit limit 50, expires 2027-01-31",
            "note: raised on request",
            "terms: none stated",
            "note: none stated");
    assertThat(stated(NOVEMBER.minusMonths(1))).isEmpty();
    assertThat(stated(NOVEMBER.plusMonths(1))).isEmpty();
  }

  @Test
  void notesThatChangeAtEachReadingShareALine() {
    IntStream.range(0, 9)
        .forEach(
            hour ->
                history.append(read(OTP, hour, credits("main", "9").withNote("request " + hour))));
    assertThat(stated(NOVEMBER)).containsExactly("notes: 9 in all, the last: request 8");
    assertThat(stated(NOVEMBER.plusMonths(1))).containsExactly("note: request 8");
  }

  @Test
  void aClosingBalanceThatIsUnconfirmedSaysSo() {
    for (int hour = 0; hour < 9; hour++) {
      history.append(read(OTP, hour, credits("main", String.valueOf(900 - hour))));
    }
    history.append(read(OTP, 9, credits("main", "0")));
    assertThat(only(NOVEMBER, ZoneOffset.UTC).amountBefore()).isEqualByComparingTo("892");
    assertThat(remarks(NOVEMBER).getLast()).endsWith("; unconfirmed, was 892");
    assertThat(only(NOVEMBER.minusMonths(1), ZoneOffset.UTC).unconfirmed()).isFalse();
  }

  private List<String> stated(YearMonth month) {
    Table table = StatementReport.of(history, Selection.ALL, month, ZoneOffset.UTC).table();
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    return table.rows().stream()
        .map(
            row ->
                ((Cell.Text) row.get(keys.indexOf("entry"))).text()
                    + ": "
                    + ((Cell.Text) row.get(keys.indexOf("remark"))).text())
        .filter(line -> line.startsWith("terms") || line.startsWith("note"))
        .toList();
  }

  @Test
  void showsUnknownFiguresAsUnknown() {
    history.append(read(OTP, 0, credits("main", "7")));
    history.append(
        read(OTP, 1, Balance.of("sms", Amount.unlimited("Unlim"), credits("sms", "1").unit())));
    assertThat(remarks(NOVEMBER.minusMonths(1)))
        .containsExactly(
            "first read 2026-11-21",
            "nothing was read",
            "",
            "first read 2026-11-21",
            "nothing was read",
            "");
    assertThat(remarks(NOVEMBER))
        .containsExactly(
            "first read 2026-11-21",
            "",
            "last read 2026-11-21",
            "unlimited or not stated",
            "unlimited or not stated",
            "unlimited or not stated");
    assertThat(remarks(NOVEMBER.plusMonths(1)))
        .containsExactly(
            "",
            "nothing was read",
            "last read 2026-11-21",
            "",
            "nothing was read",
            "last read 2026-11-21");
  }

  /** Random samples, classifications, months and zones: every statement adds up, exactly. */
  @Test
  void everyStatementAddsUpExactly() {
    int balanced = 0;
    int seeds = Boolean.getBoolean("saldo.thorough") ? 400 : 100;
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      InMemoryBalanceHistory history = random(random);
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      for (int month = -3; month < 3; month++) {
        YearMonth yearMonth = NOVEMBER.plusMonths(month);
        for (Statement statement :
            StatementReport.of(history, Selection.ALL, yearMonth, zone).statements()) {
          balanced += addsUp(statement) ? 1 : 0;
        }
      }
    }
    assertThat(balanced).isGreaterThan(seeds);
  }

  private static boolean addsUp(Statement statement) {
    Usage usage = statement.usage();
    if (usage.used() == null) {
      assertThat(statement.sum(EventKind.REFUND)).isNull();
      return false;
    }
    BigDecimal entries = BigDecimal.ZERO;
    for (EventKind kind : EventKind.values()) {
      entries = entries.add(Objects.requireNonNull(statement.sum(kind)));
    }
    assertThat(entries).isEqualByComparingTo(usage.added());
    assertThat(statement.sum(EventKind.TOP_UP)).isEqualByComparingTo(usage.toppedUp());
    if (usage.opening() == null || usage.closing() == null) {
      return false;
    }
    assertThat(usage.opening().subtract(usage.used()).add(entries))
        .isEqualByComparingTo(usage.closing());
    return true;
  }

  private static InMemoryBalanceHistory random(Random random) {
    InMemoryBalanceHistory history = new InMemoryBalanceHistory();
    double hour = -2_400 + random.nextDouble() * 100;
    for (int i = 0; i < 120; i++) {
      Amount amount =
          random.nextInt(90) == 0
              ? Amount.unlimited("Unlim")
              : Amount.of(BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(13)));
      history.append(read(OTP, hour, Balance.of("main", amount, credits("main", "1").unit())));
      hour += 0.01 + random.nextDouble() * (random.nextInt(9) == 0 ? 300 : 20);
    }
    classifySome(history, random);
    return history;
  }

  private static void classifySome(InMemoryBalanceHistory history, Random random) {
    SeriesKey key = history.series(Selection.ALL).getFirst().key();
    List<TotalledSample> samples = new ArrayList<>();
    try (Stream<TotalledSample> walk = history.walk(key, at(-9_999), at(9_999))) {
      walk.forEach(samples::add);
    }
    List<EventKind> kinds =
        List.of(EventKind.TOP_UP, EventKind.REFUND, EventKind.CORRECTION, EventKind.RESET);
    for (int i = 1; i < samples.size(); i++) {
      BigDecimal previous = samples.get(i - 1).level();
      BigDecimal current = samples.get(i).level();
      if (previous == null
          || current == null
          || previous.compareTo(current) == 0
          || random.nextBoolean()) {
        continue;
      }
      BigDecimal amount = current.subtract(previous);
      EventKind kind =
          amount.signum() < 0 ? EventKind.CORRECTION : kinds.get(random.nextInt(kinds.size()));
      Instant from = samples.get(i - 1).observedAt();
      history.classify(
          new ManualClassification(
              key, from, samples.get(i).observedAt(), amount, kind, "", at(i)));
    }
    assertThat(
            ClassifiedChangeFinder.of(
                    history,
                    Selection.ALL,
                    history.brackets(Selection.ALL, List.of(at(-9_999), at(9_999))))
                .corrections(key))
        .isNotEmpty();
  }

  private void month() {
    balance("2026-10-31T12:00:00Z", "100");
    balance("2026-11-01T12:00:00Z", "90");
    balance("2026-11-10T12:00:00Z", "590");
    balance("2026-11-11T12:00:00Z", "560");
    balance("2026-11-12T12:00:00Z", "565");
    balance("2026-11-30T12:00:00Z", "365");
    balance("2026-12-01T12:00:00Z", "465");
  }

  private List<String> remarks(YearMonth month) {
    Table table = StatementReport.of(history, Selection.ALL, month, ZoneOffset.UTC).table();
    int remark = table.columns().stream().map(Table.Column::key).toList().indexOf("remark");
    return table.rows().stream().map(row -> ((Cell.Text) row.get(remark)).text()).toList();
  }

  private Statement only(YearMonth month, ZoneId zone) {
    return StatementReport.of(history, Selection.ALL, month, zone).statements().getFirst();
  }

  private void balance(String instant, String amount) {
    double hour =
        (Instant.parse(instant).getEpochSecond() - ReportFixture.MIDNIGHT.getEpochSecond())
            / 3600.0;
    history.append(read(OTP, hour, amount));
  }
}
