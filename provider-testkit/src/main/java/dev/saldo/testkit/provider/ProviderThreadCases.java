package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One provider serves many accounts on many threads, and none of them affects another. */
final class ProviderThreadCases<C extends Record> {

  private static final int ACCOUNTS = 16;
  private static final int ROUNDS = 5;

  private final ProviderTestBench<C> bench;

  ProviderThreadCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        NamedCase.create("opens " + ACCOUNTS + " accounts at once", this::openedAtOnce),
        NamedCase.create(
            "does not mix up " + ACCOUNTS + " accounts read at once", this::readAtOnce),
        NamedCase.create(
            "keeps reading while other accounts are opened and closed", this::othersCome),
        NamedCase.create("limits a failure to its account", this::oneFails),
        NamedCase.create("is not blocked by an account whose vendor is silent", this::oneIsSilent));
  }

  private void openedAtOnce() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    atOnce(number -> readsOnce(provider, number));
  }

  private void readAtOnce() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    atOnce(number -> readsRepeatedly(provider, number));
  }

  private void othersCome() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    atOnce(
        number -> {
          if (number % 2 == 0) {
            readsRepeatedly(provider, number);
          } else {
            for (int round = 0; round < ROUNDS; round++) {
              readsOnce(provider, number);
            }
          }
        });
  }

  private void oneFails() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    atOnce(
        number -> {
          if (number % 4 == 0) {
            fails(provider);
          } else {
            readsRepeatedly(provider, number);
          }
        });
  }

  private void oneIsSilent() throws Exception {
    BalanceProvider<C> provider = bench.contract.provider();
    CountDownLatch requested = new CountDownLatch(1);
    VendorAnswer never =
        wire -> {
          requested.countDown();
          wire.stall();
        };
    try (VendorServer silent = VendorServer.answering(never);
        BalanceSource stuck = bench.open(provider, silent.uri(), ProviderTestBench.AMPLE)) {
      Thread reader = Thread.ofPlatform().daemon().start(() -> ObservedBalanceReading.now(stuck));
      requested.await();
      try (VendorServer vendor = bench.goodVendor();
          BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
        bench.checkGood(
            ObservedBalanceReading.of(source, ProviderTestBench.BRIEF.plus(ProviderTestBench.GRACE))
                .of(vendor));
        assertThat(reader.isAlive()).as("the other account is still being read").isTrue();
      }
      reader.interrupt();
      reader.join(ProviderTestBench.GRACE);
    }
  }

  private void fails(BalanceProvider<C> provider) {
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(401));
        BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int round = 0; round < ROUNDS; round++) {
        ObservedBalanceReading.now(source).of(vendor).failure();
      }
    }
  }

  private void readsOnce(BalanceProvider<C> provider, int number) {
    String stated = String.valueOf(number);
    try (VendorServer vendor = bench.vendorStating(stated);
        BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
      GoodVendorCases.checkStates(ObservedBalanceReading.now(source).of(vendor), stated);
    }
  }

  private void readsRepeatedly(BalanceProvider<C> provider, int number) {
    String stated = String.valueOf(number);
    try (VendorServer vendor = bench.vendorStating(stated);
        BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int round = 0; round < ROUNDS; round++) {
        GoodVendorCases.checkStates(ObservedBalanceReading.now(source).of(vendor), stated);
      }
    }
  }

  /** Runs an action for each account, all starting at the same moment. */
  private static void atOnce(AccountAction action) throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<?>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int number : IntStream.rangeClosed(1, ACCOUNTS).map(i -> i * 1001).toArray()) {
        Callable<Object> run =
            () -> {
              begin.await();
              action.run(number);
              return number;
            };
        runs.add(threads.submit(run));
      }
      begin.countDown();
      for (Future<?> run : runs) {
        result(run);
      }
    }
  }

  private static void result(Future<?> run) throws Exception {
    try {
      run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw new AssertionError(failed.getMessage(), failed);
      }
      throw e;
    }
  }

  private interface AccountAction {
    void run(int number);
  }
}
