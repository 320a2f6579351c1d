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

/** Many damaged answers, each of which is a failure or states what was read from it. */
final class ProviderFuzzCases<C extends Record> {

  private static final int ENOUGH_TO_SHOW = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ALTOGETHER = Duration.ofMinutes(3);

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
        if (System.nanoTime() - start > ALTOGETHER.toNanos()) {
          throw new AssertionError(
              "expected " + mutations + " readings in " + ALTOGETHER + ", but got " + count);
        }
      }
      vendor.use(bench.handler(MisbehaviourStage.BALANCE, bench.goodReply()));
      GoodVendorCases.checkStates(ObservedBalanceReading.now(source), bench.contract.goodNumber());
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("seed " + seed + ":\n" + String.join("\n", faults));
    }
  }

  /** Returns what is wrong with a reading of a body, empty if nothing is. */
  private Optional<String> fault(ObservedBalanceReading reading, String body) {
    try {
      if (reading.result() == null) {
        reading.failure();
        return Optional.empty();
      }
      List<Balance> balances = reading.balances();
      if (balances.isEmpty()) {
        return Optional.of("no balance and no failure");
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

  /** Returns the good answer with one char per byte, for the mutator. */
  private String goodBody() {
    return new String(bench.goodReply().body(), ISO_8859_1);
  }
}
