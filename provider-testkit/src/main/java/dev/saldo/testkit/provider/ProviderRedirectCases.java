package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A redirect to another server is refused, so that credentials never reach it. */
final class ProviderRedirectCases<C extends Record> {

  private final ProviderTestBench<C> bench;

  ProviderRedirectCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    List<MisbehaviourStage> stages = bench.stages();
    return Stream.of(301, 302, 303, 307, 308)
        .flatMap(
            status ->
                stages.stream()
                    .map(
                        stage ->
                            NamedCase.create(
                                stage.in("refuses " + status + " to another port"),
                                () -> refuses(stage, status))));
  }

  private void refuses(MisbehaviourStage stage, int status) {
    try (VendorServer elsewhere = VendorServer.answering(bench.goodReply())) {
      VendorAnswer redirect = HostileAnswers.redirect(status, elsewhere.uri().resolve("/collect"));
      ObservedBalanceReading reading = bench.read(stage, redirect, ProviderTestBench.AMPLE);
      assertThat(elsewhere.requests())
          .as("requests at the target of the redirect")
          .extracting(VendorRequest::asText)
          .isEmpty();
      reading.failure();
    }
  }
}
