package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The provider reads a well-behaved vendor. */
final class GoodVendorCases<C extends Record> {

  private static final int ROUNDS = 20;

  private final ProviderTestBench<C> bench;

  GoodVendorCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(unanswered(), answered());
  }

  /** Returns the cases that need no valid answer. */
  Stream<DynamicTest> unanswered() {
    return Stream.of(
        NamedCase.create("opens and closes without touching the network", this::offline));
  }

  private Stream<DynamicTest> answered() {
    return Stream.of(
        NamedCase.create("reads the valid answer", this::reads),
        NamedCase.create("states each bucket once", this::buckets),
        NamedCase.create("reads repeatedly from one source", this::readsAgain),
        NamedCase.create("reads from different threads in turn", this::threadsInTurn),
        NamedCase.create("sees a change of the amount", this::seesChange),
        NamedCase.create("opens, reads and closes repeatedly", this::reopens),
        NamedCase.create("does not mix up accounts read at once", this::apart),
        NamedCase.create("accepts a base URL with a trailing slash", this::trailingSlash),
        NamedCase.create("recovers after a failed fetch", this::recovers));
  }

  private void offline() {
    try (VendorServer vendor = bench.goodVendor()) {
      bench.open(vendor.uri(), ProviderTestBench.AMPLE).close();
      assertThat(vendor.requests()).as("requests before the first fetch").isEmpty();
    }
  }

  private void reads() {
    bench.checkGood(bench.read(bench.goodReply()));
  }

  private void buckets() {
    List<Balance> balances = bench.read(bench.goodReply()).balances();
    assertThat(balances)
        .extracting(Balance::bucket)
        .as("the buckets, compared with expectedBuckets()")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(bench.contract.expectedBuckets());
  }

  private void readsAgain() {
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int round = 0; round < ROUNDS; round++) {
        bench.checkGood(ObservedBalanceReading.now(source).of(vendor));
      }
    }
  }

  private void threadsInTurn() {
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int round = 0; round < 4; round++) {
        bench.checkGood(ObservedBalanceReading.of(source, ProviderTestBench.AMPLE).of(vendor));
      }
    }
  }

  private void seesChange() {
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      bench.checkGood(ObservedBalanceReading.now(source).of(vendor));
      vendor.use(bench.handler(MisbehaviourStage.BALANCE, bench.reply(bench.contract.spell("31"))));
      checkStates(ObservedBalanceReading.now(source).of(vendor), "31");
    }
  }

  private void reopens() {
    try (VendorServer vendor = bench.goodVendor()) {
      for (int round = 0; round < ROUNDS; round++) {
        bench.checkGood(bench.read(vendor.uri(), ProviderTestBench.AMPLE));
      }
    }
  }

  private void apart() throws Exception {
    List<Future<?>> readers = new ArrayList<>();
    BalanceProvider<C> provider = bench.contract.provider();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (String number : List.of("11", "22", "33", "44")) {
        readers.add(threads.submit(() -> readRepeatedly(provider, number)));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private void readRepeatedly(BalanceProvider<C> provider, String number) {
    try (VendorServer vendor = bench.vendorStating(number);
        BalanceSource source = bench.open(provider, vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int round = 0; round < ROUNDS; round++) {
        checkStates(ObservedBalanceReading.now(source).of(vendor), number);
      }
    }
  }

  private void trailingSlash() {
    try (VendorServer vendor = bench.goodVendor()) {
      bench.read(vendor.uri(), ProviderTestBench.AMPLE).balances();
      bench.read(URI.create(vendor.uri() + "/"), ProviderTestBench.AMPLE).balances();
      List<String> targets = vendor.requests().stream().map(VendorRequest::target).toList();
      int half = targets.size() / 2;
      assertThat(targets.subList(half, targets.size()))
          .as("the requests with a trailing slash in the base URL")
          .isEqualTo(targets.subList(0, half));
    }
  }

  private void recovers() {
    try (VendorServer vendor = bench.goodVendor();
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      vendor.use(bench.handler(MisbehaviourStage.FIRST_REQUEST, VendorReply.status(503)));
      ObservedBalanceReading.now(source).of(vendor).failure();
      vendor.use(bench.handler(MisbehaviourStage.BALANCE, HostileAnswers.hangUp()));
      ObservedBalanceReading.now(source).of(vendor).failure();
      vendor.use(bench.handler(MisbehaviourStage.BALANCE, bench.goodReply()));
      bench.checkGood(ObservedBalanceReading.now(source).of(vendor));
    }
  }

  static void checkStates(ObservedBalanceReading reading, String number) {
    BigDecimal stated = new BigDecimal(number);
    boolean read =
        reading.balances().stream()
            .map(balance -> balance.amount().value())
            .anyMatch(value -> value != null && value.compareTo(stated) == 0);
    if (!read) {
      throw reading.not("a balance of " + number + ", as the vendor states");
    }
  }
}
