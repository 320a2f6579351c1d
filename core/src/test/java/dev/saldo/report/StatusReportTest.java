package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.failed;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.account.Account;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.StatusReport.Latest;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final Balance UNLIMITED =
      Balance.of(
          "main", Amount.unlimited("Unlim"), BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms"));

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void showsAmountAgeAndRate() {
    history.append(List.of(read(OTP, 0, "100"), read(OTP, 12, "88")));
    Row row = only(12.5, watched(OTP, "50"));
    Latest latest = row.latest().orElseThrow();
    assertThat(latest.subject().account()).isEqualTo("otp");
    assertThat(latest.amount().value()).isEqualTo("88");
    assertThat(latest.observedAt()).isEqualTo(at(12));
    assertThat(latest.age()).isEqualTo(Duration.ofMinutes(30));
    assertThat(latest.usedPerDay()).isEqualTo("24");
    assertThat(latest.stale()).isFalse();
    assertThat(row.state()).isEqualTo(BucketState.OK);
    assertThat(row.failure()).isNull();
  }

  @Test
  void theMeanRateIsThatOfTheLastSevenDays() {
    double week = 7 * 24;
    history.append(
        List.of(read(OTP, 0, "10000"), read(OTP, 24, "800"), read(OTP, 24 + week, "100")));
    assertThat(known(only(24 + week)).usedPerDay()).isEqualTo("100");
  }

  @Test
  void showsTheLevelAtTheMidnightsOfTheZoneAndNow() {
    history.append(List.of(read(OTP, 6, "100"), read(OTP, 20, "90"), read(OTP, 40, "80")));
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu"); // midnight is 18:15 UTC
    List<StatusReport.Row> rows =
        StatusReport.of(history, Selection.ALL, List.of(), at(41), kathmandu).rows();
    List<String> recent = known(rows.getFirst()).recent().stream().map(String::valueOf).toList();
    assertThat(recent).hasSize(7).endsWith("null", "100", "80");
    assertThat(recent.subList(0, 5)).containsOnly("null");
    List<StatusReport.Row> later =
        StatusReport.of(history, Selection.ALL, List.of(), at(43), kathmandu).rows();
    assertThat(known(later.getFirst()).recent().stream().map(String::valueOf))
        .endsWith("100", "80", "80");
  }

  @Test
  void isStaleAfterThreeIntervalsButNeverWithinTwoHours() {
    history.append(read(OTP, 0, "100"));
    assertThat(only(3).state()).isEqualTo(BucketState.OK);
    assertThat(only(3.001).state()).isEqualTo(BucketState.STALE);
    Account eager = new Account("otp", "ants", Duration.ofMinutes(5), Duration.ofSeconds(1));
    WatchedAccount often = new WatchedAccount(eager, Optional.empty(), Optional.empty());
    assertThat(only(2, often).state()).isEqualTo(BucketState.OK);
    assertThat(known(only(2.001, often)).stale()).isTrue();
  }

  @Test
  void isLowOnlyBelowTheThreshold() {
    history.append(read(OTP, 0, "50"));
    assertThat(only(1, watched(OTP, "50")).state()).isEqualTo(BucketState.OK);
    assertThat(only(1, watched(OTP, "50.000000000001")).state()).isEqualTo(BucketState.LOW);
    assertThat(rows(1, watched(OTP, "1"), watched(BULK, "60")).getLast().state())
        .isEqualTo(BucketState.OK);
  }

  @Test
  void aDerivedOrSpentAmountIsNeverLow() {
    history.append(
        List.of(
            read(
                OTP,
                0,
                credits("derived", "1").asDerived(),
                credits("limit", "1").withMeaning(Meaning.LIMIT),
                credits("owed", "1").withMeaning(Meaning.OWED),
                credits("spent", "1").withMeaning(Meaning.SPENT))));
    assertThat(rows(1, watched(OTP, "50")))
        .hasSize(4)
        .extracting(Row::state)
        .containsOnly(BucketState.OK);
  }

  @Test
  void showsTheMostUrgentState() {
    history.append(read(OTP, 0, UNLIMITED));
    assertThat(only(1, watched(OTP, "50")).state()).isEqualTo(BucketState.UNLIMITED);
    assertThat(known(only(1)).amount().unlimited()).isTrue();
    assertThat(only(9).state()).isEqualTo(BucketState.STALE);
    history.append(failed(OTP, 9));
    Row failing = only(10);
    assertThat(failing.state()).isEqualTo(BucketState.FAILING);
    assertThat(known(failing).stale()).isTrue();
    assertThat(failing.failure()).isEqualTo("rate-limited: later");
    history.append(read(OTP, 10, "1"));
    assertThat(only(11, watched(OTP, "50")).state())
        .as("neither failing nor stale any more")
        .isEqualTo(BucketState.LOW);
    assertThat(only(20, watched(OTP, "50")).state()).isEqualTo(BucketState.LOW);
    assertThat(only(20, watched(OTP, "50")).reading()).isEqualTo(ReadingState.STALE);
    assertThat(readingRole(20)).isEqualTo(Table.Role.ALWAYS);
    assertThat(readingRole(11)).isEqualTo(Table.Role.FILE);
    history.append(failed(OTP, 11));
    assertThat(only(11, watched(OTP, "50")).state()).isEqualTo(BucketState.LOW);
    assertThat(only(11, watched(OTP, "50")).reading()).isEqualTo(ReadingState.FAILING);
    assertThat(only(11).state()).isEqualTo(BucketState.FAILING);
  }

  private Table.Role readingRole(double hour) {
    List<WatchedAccount> low = List.of(watched(OTP, "50"));
    return StatusReport.of(history, Selection.ALL, low, at(hour), ZoneOffset.UTC)
        .table()
        .columns()
        .stream()
        .filter(column -> column.key().equals("reading"))
        .findFirst()
        .orElseThrow()
        .role();
  }

  private Row latest(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.latest().isPresent())
        .max((left, right) -> instant(left).compareTo(instant(right)))
        .orElseThrow();
  }

  private static Instant instant(Row row) {
    return known(row).observedAt();
  }

  private static Latest known(Row row) {
    return row.latest().orElseThrow();
  }

  @Test
  void anAccountThatHasNeverBeenReadHasARow() {
    List<Row> rows = rows(1, watched(OTP, "50"), watched(BULK, "50"));
    assertThat(rows)
        .extracting(Row::account, Row::provider, Row::state, Row::latest, Row::failure)
        .containsExactly(
            tuple("bulk", "mysmpp", BucketState.NEVER_READ, Optional.empty(), null),
            tuple("otp", "ants", BucketState.NEVER_READ, Optional.empty(), null));
  }

  @Test
  void anAccountThatOnlyEverFailedIsFailing() {
    history.append(failed(OTP, 0));
    assertThat(rows(1, watched(OTP, "50")))
        .extracting(Row::account, Row::state, Row::latest, Row::failure)
        .containsExactly(
            tuple("otp", BucketState.FAILING, Optional.empty(), "rate-limited: later"));
  }

  @Test
  void aBucketThatStartsLaterIsNotShownAndItsAccountHasOneRow() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "1")),
            read(OTP, 5, credits("main", "1"), credits("sms/a", "2"), credits("sms/b", "3"))));
    assertThat(rows(1))
        .extracting(Row::account, Row::state)
        .containsExactly(tuple("otp", BucketState.OK));
    assertThat(rows(-1))
        .extracting(Row::account, Row::state)
        .containsExactly(tuple("otp", BucketState.NEVER_READ));
    assertThat(rows(6)).hasSize(3);
  }

  @Test
  void reportsAccountsThatWereNeverRead() {
    history.append(List.of(read(OTP, 0, "100"), failed(BULK, 0)));
    assertThat(
            rows(1, watched(Account.of("new", "ants"), "1"), watched(OTP, "1"), watched(BULK, "1")))
        .extracting(Row::account, Row::state)
        .containsExactly(
            tuple("bulk", BucketState.FAILING),
            tuple("new", BucketState.NEVER_READ),
            tuple("otp", BucketState.OK));
  }

  @Test
  void theSelectionFiltersConfiguredAndKnownAccounts() {
    history.append(List.of(read(OTP, 0, "100"), read(BULK, 0, "100")));
    Selection ants = Selection.ofProviders(List.of("ants"));
    List<WatchedAccount> watched =
        List.of(
            watched(OTP, "1"),
            watched(BULK, "1"),
            watched(Account.of("x", "ants"), "1"),
            watched(Account.of("y", "yeastar"), "1"));
    assertThat(StatusReport.of(history, ants, watched, at(1), ZoneOffset.UTC).rows())
        .extracting(Row::account)
        .containsExactly("otp", "x");
  }

  @Test
  void theTableNamesEveryState() {
    history.append(List.of(read(OTP, 0, UNLIMITED), failed(BULK, 0)));
    Table table =
        StatusReport.of(
                history,
                Selection.ALL,
                List.of(
                    watched(Account.of("new", "a"), "1"), watched(OTP, "1"), watched(BULK, "1")),
                at(1),
                ZoneOffset.UTC)
            .table();
    int state = keys(table).indexOf("state");
    assertThat(table.rows())
        .extracting(row -> row.get(state))
        .containsExactly(
            new Cell.Status("failing", Cell.Severity.FAILURE),
            new Cell.Status("never-read", Cell.Severity.PENDING),
            new Cell.Status("unlimited", Cell.Severity.NORMAL));
    assertThat(table.rows().getLast().get(keys(table).indexOf("amount")))
        .isEqualTo(new Cell.Unknown("unlimited"));
  }

  private static List<String> keys(Table table) {
    return table.columns().stream().map(Table.Column::key).toList();
  }

  private Row only(double hour, WatchedAccount... watched) {
    return latest(rows(hour, watched));
  }

  private List<Row> rows(double hour, WatchedAccount... watched) {
    return StatusReport.of(history, Selection.ALL, Arrays.asList(watched), at(hour), ZoneOffset.UTC)
        .rows();
  }

  private static WatchedAccount watched(Account account, String below) {
    return new WatchedAccount(
        account, Stream.of(below).map(BigDecimal::new).findFirst(), Optional.empty());
  }
}
