package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A wrong clock, the vendor's or our own, does not change the balances. */
final class ProviderClockCases<C extends Record> {

  private static final Duration DECADES = Duration.ofDays(30 * 365);
  private static final Duration SOON = Duration.ofSeconds(90);

  private final ProviderTestBench<C> bench;

  ProviderClockCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> vendors =
        Stream.of(
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Sun, 29 Mar 2026 02:30:00 +0200",
                "Sunday, 29-Mar-26 00:30:00 GMT",
                "yesterday",
                "")
            .map(
                date ->
                    NamedCase.create(
                        "reads an answer with Date '" + date + "'", () -> dated(date)));
    Stream<DynamicTest> ours =
        Stream.of(
                "1970-01-01T00:00:00Z",
                "1999-12-31T23:59:59Z",
                "2038-01-19T03:14:08Z",
                "2106-02-07T06:28:16Z",
                "9999-12-31T23:59:59Z")
            .map(now -> NamedCase.create("reads when the clock shows " + now, () -> shows(now)));
    return Stream.of(
            vendors,
            ours,
            Stream.of(
                NamedCase.create(
                    "reads after the clock is set back by decades", () -> jumps(false)),
                NamedCase.create(
                    "reads after the clock is set ahead by decades", () -> jumps(true)),
                NamedCase.create(
                    "reads while the clock advances an hour at each look", this::races),
                NamedCase.create(
                    "honours Retry-After when the vendor's clock is decades off", this::waits)))
        .flatMap(cases -> cases);
  }

  private void dated(String date) {
    bench.checkGood(bench.read(bench.goodReply().withHeader("Date", date)));
  }

  private void shows(String now) {
    bench.checkGood(readBy(SettableClock.at(now)));
  }

  private void jumps(boolean ahead) {
    SettableClock clock = new SettableClock(bench.clock.instant());
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = open(vendor, clock)) {
      bench.checkGood(ObservedBalanceReading.of(source, ProviderTestBench.AMPLE).of(vendor));
      clock.advance(ahead ? DECADES : DECADES.negated());
      bench.checkGood(ObservedBalanceReading.of(source, ProviderTestBench.AMPLE).of(vendor));
      clock.set(bench.clock.instant());
      bench.checkGood(ObservedBalanceReading.of(source, ProviderTestBench.AMPLE).of(vendor));
    }
  }

  /** The timeout of a fetch is measured in elapsed time, not with the clock. */
  private void races() {
    SettableClock clock = new SettableClock(bench.clock.instant());
    bench.checkGood(readBy(new RacingClock(clock, Duration.ofHours(1))));
  }

  private void waits() {
    VendorAnswer later =
        VendorReply.status(429)
            .withHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT")
            .withHeader("Retry-After", String.valueOf(SOON.toSeconds()));
    Optional<Duration> wait =
        bench.read(later).failure(bench.contract.reasonsFor(429)).retryAfter();
    assertThat(wait).as("retryAfter() of 429 with Retry-After: 90").contains(SOON);
  }

  private ObservedBalanceReading readBy(Clock clock) {
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = open(vendor, clock)) {
      return ObservedBalanceReading.of(source, ProviderTestBench.AMPLE).of(vendor);
    }
  }

  private BalanceSource open(VendorServer vendor, Clock clock) {
    return bench
        .contract
        .provider()
        .open(
            bench.contract.config(vendor.uri()),
            ProviderContext.of(clock, ProviderTestBench.AMPLE));
  }
}
