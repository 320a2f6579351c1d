package dev.saldo.testkit.provider;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The timeout is for the entire fetch, however slowly the vendor keeps sending. */
final class ProviderDeadlineCases<C extends Record> {

  private static final Duration DRIP = Duration.ofMillis(100);

  private final ProviderTestBench<C> bench;

  ProviderDeadlineCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    List<MisbehaviourStage> stages = bench.stages();
    VendorReply good = bench.goodReply();
    return stages.stream()
        .flatMap(
            stage ->
                Stream.of(
                    ends(stage, "silence", HostileAnswers.silence()),
                    ends(stage, "headers and then silence", HostileAnswers.headersThenStall()),
                    ends(stage, "half a body and then silence", halfOf(good)),
                    ends(stage, "a body that arrives byte by byte", HostileAnswers.drip(1, DRIP)),
                    ends(
                        stage,
                        "headers that arrive byte by byte",
                        HostileAnswers.dripHeaders(DRIP))));
  }

  private DynamicTest ends(MisbehaviourStage stage, String what, VendorAnswer answer) {
    return NamedCase.create(
        stage.in("times out on " + what),
        () ->
            bench
                .read(stage, answer, ProviderTestBench.BRIEF)
                .within(ProviderTestBench.BRIEF.plus(ProviderTestBench.GRACE))
                .failure(Set.of(FailureReason.TIMEOUT)));
  }

  private static VendorAnswer halfOf(VendorReply good) {
    return HostileAnswers.stallAfter(good, good.body().length / 2);
  }
}
