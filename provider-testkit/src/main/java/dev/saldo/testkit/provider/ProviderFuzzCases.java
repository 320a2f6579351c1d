package dev.saldo.testkit.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Each of many damaged answers is either a failure or states the amounts that were read. */
final class ProviderFuzzCases<C extends Record> {

  private static final int ENOUGH_TO_SHOW = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIME_LIMIT = Duration.ofMinutes(3);

  private final ProviderTestBench<C> bench;
  private final int mutations;
  private final long seed = Long.getLong("saldo.fuzz.seed", 20260329L);

  ProviderFuzzCases(ProviderTestBench<C> bench) {
    this.bench = bench;
    this.mutations = bench.contract.fuzzedBodies();
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        NamedCase.create("withstands " + mutations + " damaged answers, seed " + seed, this::fuzz));
  }

  private void fuzz() {
    RandomBodyMutator mutator = new RandomBodyMutator(goodBody(), seed);
    List<String> faults = new ArrayList<>();
    long start = System.nanoTime();
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(503));
        BalanceSource source = bench.open(vendor.uri(), TIMEOUT)) {
      for (int count = 1; count <= mutations && faults.size() < ENOUGH_TO_SHOW; count++) {
        byte[] body = mutator.next();
        VendorReply reply = VendorReply.status(200).withBody(bench.contract.contentType(), body);
        vendor.use(bench.handler(MisbehaviourStage.BALANCE, reply));
        ObservedBalanceReading reading =
            ObservedBalanceReading.of(source, TIMEOUT.plus(ProviderTestBench.GRACE));
        String text = new String(body, UTF_8);
        int number = count;
        fault(reading, text).ifPresent(f -> faults.add("#" + number + " " + f + " for " + text));
        if (System.nanoTime() - start > TIME_LIMIT.toNanos()) {
          throw new AssertionError(
              "expected "
                  + mutations
                  + "  fetches in "
                  + TIME_LIMIT
                  + ", but only got to "
                  + count);
        }
      }
      vendor.use(bench.handler(MisbehaviourStage.BALANCE, bench.goodReply()));
      GoodVendorCases.checkStates(ObservedBalanceReading.now(source), bench.contract.goodNumber());
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("seed " + seed + ":\n" + String.join("\n", faults));
    }
  }

  /** Returns the error in the reading of a body, or empty if there is none. */
  private Optional<String> fault(ObservedBalanceReading reading, String body) {
    try {
      if (reading.result() == null) {
        reading.failure();
        return Optional.empty();
      }
      List<Balance> balances = reading.balances();
      if (balances.isEmpty()) {
        return Optional.of("neither a balance nor a failure");
      }
      if (!bench.contract.isWellFormed(body)) {
        return Optional.of("a body that is not well-formed was read as " + balances);
      }
      return balances.stream()
          .filter(balance -> !bench.contract.states(body, balance.amount()))
          .map(balance -> "an amount was read that is not in the body: " + balance)
          .findFirst();
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the valid answer with one char per byte, for the mutator. */
  private String goodBody() {
    return new String(bench.goodReply().body(), ISO_8859_1);
  }
}
