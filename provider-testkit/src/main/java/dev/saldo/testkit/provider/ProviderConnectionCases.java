package dev.saldo.testkit.provider;

import static dev.saldo.spi.FailureReason.TIMEOUT;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.HeldClosedPort;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A connection that breaks anywhere in the answer is a failure, never a partial balance. */
final class ProviderConnectionCases<C extends Record> {

  private static final Set<FailureReason> BROKEN = EnumSet.of(UNAVAILABLE, UNEXPECTED_RESPONSE);

  private final ProviderTestBench<C> bench;

  ProviderConnectionCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(
        unanswered(),
        Stream.of(
            NamedCase.create(
                "refuses a body shorter than announced, at any length", this::shortBodies),
            NamedCase.create("refuses a truncated chunk, at any length", this::cutChunks)));
  }

  /** Returns the cases that need no valid answer. */
  Stream<DynamicTest> unanswered() {
    List<MisbehaviourStage> stages = bench.stages();
    VendorReply good = bench.goodReply();
    Stream<DynamicTest> faults =
        stages.stream()
            .flatMap(
                stage ->
                    Stream.of(
                        fails(
                            stage,
                            "a connection closed without an answer",
                            HostileAnswers.hangUp()),
                        fails(stage, "a reset", HostileAnswers.reset()),
                        fails(stage, "a reset in the body", HostileAnswers.resetMidBody(good)),
                        fails(
                            stage,
                            "an answer that is not HTTP",
                            HostileAnswers.garbageStatusLine())));
    return Stream.concat(
        faults,
        Stream.of(
            NamedCase.create("reports a refused connection as UNAVAILABLE", this::refused),
            NamedCase.create(
                "ends promptly when interrupted", new ProviderInterruptCase<>(bench)::run)));
  }

  private DynamicTest fails(MisbehaviourStage stage, String what, VendorAnswer answer) {
    return NamedCase.create(
        stage.in("reports " + what),
        () -> bench.read(stage, answer, ProviderTestBench.AMPLE).failure(BROKEN));
  }

  private void refused() {
    try (HeldClosedPort port = new HeldClosedPort()) {
      assertThat(bench.read(port.uri(), ProviderTestBench.AMPLE).failure(Set.of(UNAVAILABLE)))
          .hasMessageNotContaining("null");
    }
  }

  private void shortBodies() {
    VendorReply good = bench.goodReply();
    cuts(good, length -> HostileAnswers.shortBody(good, length));
  }

  private void cutChunks() {
    VendorReply good = bench.goodReply();
    cuts(good, length -> HostileAnswers.cutChunk(good, length));
  }

  private void cuts(VendorReply good, IntFunction<VendorAnswer> cut) {
    int length = good.body().length;
    Set<FailureReason> reasons = EnumSet.of(TIMEOUT, UNAVAILABLE, UNEXPECTED_RESPONSE);
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(503));
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      IntStream.iterate(0, at -> at < length, at -> at + Math.max(1, length / 40))
          .forEach(
              at -> {
                vendor.use(bench.handler(MisbehaviourStage.BALANCE, cut.apply(at)));
                ObservedBalanceReading.of(source, ProviderTestBench.AMPLE)
                    .of(vendor)
                    .failure(reasons);
              });
    }
  }
}
