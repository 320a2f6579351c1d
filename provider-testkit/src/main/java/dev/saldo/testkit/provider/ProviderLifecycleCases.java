package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.CampaignSize;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Accounts are opened and closed while a service runs for months; none may leak a resource. */
final class ProviderLifecycleCases<C extends Record> {

  private static final int TIMES = CampaignSize.choose(80, 200);

  /** The number that may remain after {@link #TIMES} accounts, for pools and unrelated activity. */
  private static final int FEW = 50;

  private static final Duration TO_SETTLE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ProviderTestBench<C> bench;

  ProviderLifecycleCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(
        unanswered(),
        Stream.of(
            NamedCase.create(
                "reads after " + TIMES + " accounts were opened and closed", this::readsLast),
            NamedCase.create(
                "closes an account and reads another one of the same provider", this::readsOther)));
  }

  /** Returns the cases that need no valid answer. */
  Stream<DynamicTest> unanswered() {
    return Stream.of(
        NamedCase.create("leaks no threads after " + TIMES + " accounts", this::threads),
        NamedCase.create("leaks no connections after " + TIMES + " accounts", this::connections),
        NamedCase.create("can be closed unread and more than once", this::closesTwice),
        NamedCase.create("does not hang when it is read after close", this::readsClosed),
        NamedCase.create("closes promptly after a timeout", this::closesAfterTimeout),
        NamedCase.create("ends a running fetch when it is closed", this::closedMeanwhile));
  }

  /** Counts the threads of a group, which new threads inherit, and so none of other tests. */
  private void threads() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    ThreadGroup started = new ThreadGroup("contract-threads");
    try (VendorServer vendor = bench.goodVendor()) {
      FutureTask<Void> reading = new FutureTask<>(() -> openReadAndClose(provider, vendor), null);
      new Thread(started, reading, "contract-reading").start();
      reading.get();
      assertFew("threads leaked by " + TIMES + " accounts", started::activeCount);
    }
  }

  private void connections() throws InterruptedException {
    BalanceProvider<C> provider = bench.contract.provider();
    try (VendorServer vendor = bench.goodVendor()) {
      openReadAndClose(provider, vendor);
      assertFew("connections left open by " + TIMES + " accounts", vendor::openConnections);
    }
  }

  private void closesTwice() {
    try (VendorServer vendor = bench.goodVendor()) {
      BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE);
      source.close();
      source.close();
    }
  }

  /** A fetch after close is an error of the host: any outcome is accepted except a hang. */
  private void readsClosed() {
    try (VendorServer vendor = bench.goodVendor()) {
      BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.BRIEF);
      ObservedBalanceReading.of(source, ProviderTestBench.AMPLE);
      source.close();
      ObservedBalanceReading.of(source, ProviderTestBench.BRIEF.plus(ProviderTestBench.GRACE))
          .of(vendor)
          .ended();
    }
  }

  private void closesAfterTimeout() throws Exception {
    try (VendorServer vendor = VendorServer.answering(HostileAnswers.silence())) {
      BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.BRIEF);
      ObservedBalanceReading.of(source, ProviderTestBench.BRIEF.plus(ProviderTestBench.GRACE))
          .of(vendor)
          .ended();
      closesAtOnce(source);
    }
  }

  private void closedMeanwhile() throws Exception {
    try (VendorServer vendor = VendorServer.answering(HostileAnswers.silence())) {
      BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.BRIEF);
      FutureTask<ObservedBalanceReading> reading =
          new FutureTask<>(() -> ObservedBalanceReading.now(source));
      Thread.ofPlatform().daemon().name("contract-reading").start(reading);
      awaitRequest(vendor);
      closesAtOnce(source);
      reading.get(
          ProviderTestBench.BRIEF.plus(ProviderTestBench.GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void readsLast() {
    BalanceProvider<C> provider = bench.contract.provider();
    try (VendorServer vendor = bench.goodVendor()) {
      for (int times = 0; times < TIMES; times++) {
        bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE).close();
      }
      try (BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
        bench.checkGood(ObservedBalanceReading.now(source).of(vendor));
      }
    }
  }

  private void readsOther() {
    BalanceProvider<C> provider = bench.contract.provider();
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource stays = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
      BalanceSource goes = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE);
      bench.checkGood(ObservedBalanceReading.now(goes).of(vendor));
      goes.close();
      bench.checkGood(ObservedBalanceReading.now(stays).of(vendor));
    }
  }

  private void openReadAndClose(BalanceProvider<C> provider, VendorServer vendor) {
    for (int times = 0; times < TIMES; times++) {
      try (BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
        ObservedBalanceReading.now(source);
      }
    }
  }

  private static void closesAtOnce(BalanceSource source) throws InterruptedException {
    Thread closer = Thread.ofPlatform().daemon().name("contract-closing").start(source::close);
    if (!closer.join(ProviderTestBench.GRACE)) {
      closer.interrupt();
      throw new AssertionError(
          "expected close() to return within "
              + ProviderTestBench.GRACE.toMillis()
              + " ms, but it is still running");
    }
  }

  private static void awaitRequest(VendorServer vendor) throws InterruptedException {
    long end = System.nanoTime() + ProviderTestBench.BRIEF.toNanos();
    while (vendor.requests().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
    }
  }

  /** Waits until few are left, because threads and sockets end some time after they are closed. */
  private static void assertFew(String description, IntSupplier left) throws InterruptedException {
    long end = System.nanoTime() + TO_SETTLE.toNanos();
    while (left.getAsInt() >= FEW && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
    }
    assertThat(left.getAsInt()).as(description).isLessThan(FEW);
  }
}
