package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.failed;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.StatusReport.Row;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountListingTest {

  private static final double MONTH = 24 * 31;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void anAccountThatIsNotConfiguredIsNamedButNotListed() {
    history.append(List.of(read(OTP, 0, "100"), read(BULK, 0, "100"), failed(account("gone"), 0)));
    StatusReport report = status(1, Selection.ALL, OTP);
    assertThat(report.rows()).extracting(Row::account).containsExactly("otp");
    assertThat(report.unlisted()).containsExactly("bulk", "gone");
    assertThat(complete(1, OTP))
        .containsExactly("bulk NOT_CONFIGURED", "gone NOT_CONFIGURED", "otp OK");
  }

  @Test
  void anAccountThatIsAskedForIsListed() {
    history.append(List.of(read(OTP, 0, "100"), read(BULK, 0, "100")));
    StatusReport report = status(1, new Selection(Set.of("bulk"), Set.of()), OTP);
    assertThat(report.rows()).extracting(Row::account).containsExactly("bulk");
    assertThat(report.unlisted()).isEmpty();
  }

  @Test
  void everyAccountIsListedWithoutAConfiguration() {
    history.append(List.of(read(OTP, 0, "100"), read(BULK, 0, "100")));
    history.retireAccount("bulk", at(1));
    StatusReport report = status(2, Selection.ALL);
    assertThat(report.rows()).extracting(Row::account).containsExactly("otp");
    assertThat(report.unlisted()).isEmpty();
    assertThat(complete(2)).containsExactly("bulk RETIRED", "otp OK");
  }

  @Test
  void aRetiredAccountIsListedAgainOnceItIsPolled() {
    history.append(read(OTP, 0, "100"));
    history.retireAccount("otp", at(1));
    assertThat(status(2, Selection.ALL, OTP).rows()).isEmpty();
    history.append(read(OTP, 2, "100"));
    assertThat(states(status(2, Selection.ALL, OTP))).containsExactly("otp OK");
  }

  @Test
  void aChangeOfUnitOrMeaningClosesTheSeries() {
    history.append(
        List.of(
            read(OTP, 0, "100"),
            read(OTP, 1, Balance.of("main", Amount.of(BigDecimal.TEN), BalanceUnit.money("EUR"))),
            read(OTP, 2, credits("main", "100").withMeaning(Meaning.SPENT)),
            failed(OTP, 2 + MONTH)));
    List<Row> rows = status(2.5 + MONTH, Selection.ALL, OTP).rows();
    assertThat(rows)
        .extracting(Row::state)
        .containsExactly(BucketState.CLOSED, BucketState.CLOSED, BucketState.FAILING);
    assertThat(rows.getFirst().latest().orElseThrow().stale()).isFalse();
    assertThat(rows.getFirst().latest().orElseThrow().runwayDays())
        .isEqualTo(RunwayDayRange.UNKNOWN);
  }

  @Test
  void aSeriesThatResumesIsNotClosed() {
    history.append(
        List.of(
            read(OTP, 0, "100"),
            read(OTP, 1, Balance.of("main", Amount.of(BigDecimal.TEN), BalanceUnit.money("EUR"))),
            read(OTP, 2, "100")));
    assertThat(states(status(2, Selection.ALL, OTP))).containsExactly("otp CLOSED", "otp OK");
  }

  @Test
  void aBucketThatReadingsNoLongerIncludeIsClosedAndLeftOutAfterAMonth() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "9"), credits("lot", "5")),
            read(OTP, 3, credits("main", "8"))));
    assertThat(states(status(3, Selection.ALL, OTP))).containsExactly("otp OK", "otp OK");
    history.append(read(OTP, 4, credits("main", "8")));
    assertThat(states(status(4, Selection.ALL, OTP))).containsExactly("otp CLOSED", "otp OK");
    history.append(read(OTP, MONTH, credits("main", "8")));
    assertThat(states(status(MONTH, Selection.ALL, OTP))).containsExactly("otp OK");
    assertThat(complete(MONTH, OTP)).containsExactly("otp CLOSED", "otp OK");
  }

  @Test
  void aRunwayOfWhatHasEndedIsLeftOut() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "9"), credits("lot", "5")),
            read(BULK, 0, "7"),
            read(OTP, 9, credits("main", "8"))));
    assertThat(runways(9, Selection.ALL)).containsExactly("otp/main");
    assertThat(runways(1, Selection.ALL)).containsExactly("bulk/main", "otp/lot", "otp/main");
    assertThat(runways(9, new Selection(Set.of("bulk"), Set.of()))).containsExactly("bulk/main");
  }

  @Test
  void theAccountsAreThoseOfTheConfigurationAndOfTheHistory() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "9"), credits("lot", "5")),
            read(OTP, 1, "8"),
            read(BULK, 0, "7"),
            read(account("old"), 0, "7")));
    history.retireAccount("old", at(2));
    AccountsReport report =
        AccountsReport.of(history, Selection.ALL, List.of(OTP, account("unread")), ZoneOffset.UTC);
    assertThat(report.rows())
        .containsExactly(
            new AccountsReport.Row(
                "bulk", "mysmpp", AccountUse.NOT_CONFIGURED, 1, 1, at(0), at(0), null),
            new AccountsReport.Row("old", "ants", AccountUse.RETIRED, 1, 1, at(0), at(0), at(2)),
            new AccountsReport.Row("otp", "ants", AccountUse.CONFIGURED, 2, 3, at(0), at(1), null),
            new AccountsReport.Row(
                "unread", "ants", AccountUse.CONFIGURED, 0, 0, null, null, null));
  }

  private List<String> runways(double hour, Selection selection) {
    return RunwayReport.of(history, selection, List.of(OTP), at(hour), ZoneOffset.UTC, List.of())
        .rows()
        .stream()
        .map(row -> row.subject().account() + "/" + row.subject().bucket())
        .toList();
  }

  private StatusReport status(double hour, Selection selection, Account... configured) {
    return StatusReport.of(history, selection, watched(configured), at(hour), ZoneOffset.UTC);
  }

  private List<String> complete(double hour, Account... configured) {
    return states(
        StatusReport.complete(
            history, Selection.ALL, watched(configured), at(hour), ZoneOffset.UTC));
  }

  private static List<String> states(StatusReport report) {
    return report.rows().stream().map(row -> row.account() + " " + row.state()).toList();
  }

  private static List<WatchedAccount> watched(Account... accounts) {
    return Arrays.stream(accounts)
        .map(account -> new WatchedAccount(account, Optional.empty(), Optional.empty()))
        .toList();
  }

  private static Account account(String name) {
    return Account.of(name, "ants");
  }
}
