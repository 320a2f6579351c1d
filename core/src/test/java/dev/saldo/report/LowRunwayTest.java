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
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule by which a short runway makes a bucket low. */
final class LowRunwayTest {

  private static final int END = 24 * 20;
  private static final Duration YEARS = Duration.ofDays(9_999);

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void theTenthPercentileDecidesAndNotTheMedian() {
    drain(b -> b);
    RunwayDayRange days = row(END, watched(OTP, Duration.ZERO)).latest().orElseThrow().runwayDays();
    Duration early = duration(days.p10());
    assertThat(early).isLessThan(duration(days.p50()));
    assertThat(row(END, watched(OTP, early)).state()).isEqualTo(BucketState.OK);
    assertThat(row(END, watched(OTP, early.plusSeconds(1))).state()).isEqualTo(BucketState.LOW);
  }

  @Test
  void eitherThresholdIsEnoughAndOnlyForItsAccount() {
    drain(b -> b);
    Optional<BigDecimal> much = Optional.of(new BigDecimal("99999"));
    Optional<BigDecimal> little = Optional.of(BigDecimal.ONE);
    assertThat(row(END, new WatchedAccount(OTP, much, Optional.of(Duration.ZERO))).state())
        .isEqualTo(BucketState.LOW);
    assertThat(row(END, new WatchedAccount(OTP, little, Optional.of(YEARS))).state())
        .isEqualTo(BucketState.LOW);
    assertThat(row(END, new WatchedAccount(OTP, little, Optional.empty())).state())
        .isEqualTo(BucketState.OK);
    WatchedAccount unwatched = new WatchedAccount(OTP, Optional.empty(), Optional.empty());
    assertThat(row(END, watched(BULK, YEARS), unwatched).state()).isEqualTo(BucketState.OK);
  }

  @Test
  void anEmptyBalanceIsLowOnceLaterReadingsConfirmIt() {
    drain(b -> b);
    history.append(read(OTP, END + 1, "0"));
    assertThat(row(END + 1, watched(OTP, Duration.ofHours(1))).state()).isEqualTo(BucketState.OK);
    for (int hour = 2; hour <= 4; hour++) {
      history.append(read(OTP, END + hour, "0"));
    }
    assertThat(row(END + 4, watched(OTP, Duration.ofHours(1))).state()).isEqualTo(BucketState.LOW);
  }

  @Test
  void aLowBalanceStaysLowWhenItIsNotReadAnyMore() {
    drain(b -> b);
    assertThat(row(END + 9, watched(OTP, YEARS)).state()).isEqualTo(BucketState.LOW);
    assertThat(row(END + 9, watched(OTP, YEARS)).reading()).isEqualTo(ReadingState.STALE);
    Duration second = Duration.ofSeconds(1);
    assertThat(row(END + 9, watched(OTP, second)).state()).isEqualTo(BucketState.STALE);
    history.append(failed(OTP, END + 1));
    assertThat(row(END + 1, watched(OTP, YEARS)).state()).isEqualTo(BucketState.LOW);
    assertThat(row(END + 1, watched(OTP, YEARS)).reading()).isEqualTo(ReadingState.FAILING);
    assertThat(row(END + 1, watched(OTP, second)).state()).isEqualTo(BucketState.FAILING);
  }

  @Test
  void aDerivedOrUnlimitedBucketIsNotLow() {
    drain(Balance::asDerived);
    assertThat(row(END, watched(OTP, YEARS)).state()).isEqualTo(BucketState.OK);
    Balance unlimited = Balance.of("main", Amount.unlimited("Unlim"), credits("main", "1").unit());
    history.append(read(BULK, END, unlimited));
    assertThat(rows(END, watched(BULK, YEARS)).getFirst().state()).isEqualTo(BucketState.UNLIMITED);
  }

  @Test
  void anOwedAmountIsLowOnlyNearALimit() {
    growing(b -> b.withMeaning(Meaning.OWED));
    assertThat(row(END, watched(OTP, YEARS)).state()).isEqualTo(BucketState.OK);
    history.append(
        read(
            OTP,
            END + 1,
            credits("main", "4810")
                .withMeaning(Meaning.OWED)
                .withCreditLimit(new BigDecimal("5000"))));
    assertThat(row(END + 1, watched(OTP, Duration.ofDays(3))).state()).isEqualTo(BucketState.LOW);
  }

  @Test
  void anUnknownRunwayAndOneBeyondAYearAreNotLow() {
    history.append(List.of(read(OTP, 0, "10"), read(OTP, 1, "9")));
    assertThat(row(1, watched(OTP, YEARS)).latest().orElseThrow().runwayDays())
        .isEqualTo(RunwayDayRange.UNKNOWN);
    assertThat(row(1, watched(OTP, YEARS)).state()).isEqualTo(BucketState.OK);
    for (int hour = 0; hour <= END; hour++) {
      history.append(read(BULK, hour, String.valueOf(10_000_000 - hour)));
    }
    Row far = rows(END, watched(BULK, YEARS)).getFirst();
    assertThat(far.account()).isEqualTo("bulk");
    assertThat(far.latest().orElseThrow().runwayDays().p10()).isNull();
    assertThat(far.state()).isEqualTo(BucketState.OK);
  }

  /** Ten an hour, ten thousand at the start. */
  private void drain(UnaryOperator<Balance> as) {
    for (int hour = 0; hour <= END; hour++) {
      Balance balance = credits("main", String.valueOf(10_000 - 10 * hour));
      history.append(read(OTP, hour, as.apply(balance)));
    }
  }

  private void growing(UnaryOperator<Balance> as) {
    for (int hour = 0; hour <= END; hour++) {
      Balance balance = credits("main", String.valueOf(10 * hour));
      history.append(read(OTP, hour, as.apply(balance)));
    }
  }

  private Row row(double hour, WatchedAccount... watched) {
    return rows(hour, watched).stream()
        .filter(row -> row.account().equals("otp") && row.latest().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private List<Row> rows(double hour, WatchedAccount... watched) {
    return StatusReport.of(history, Selection.ALL, List.of(watched), at(hour), ZoneOffset.UTC)
        .rows();
  }

  private static WatchedAccount watched(Account account, Duration below) {
    return new WatchedAccount(account, Optional.empty(), Optional.of(below));
  }

  private static Duration duration(@Nullable BigDecimal days) {
    return Duration.ofSeconds(
        Objects.requireNonNull(days).multiply(new BigDecimal(86_400)).longValueExact());
  }
}
