package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** An HTTP error status is a failure with the right reason, whatever the body. */
final class ProviderStatusCases<C extends Record> {

  private static final String PAGE = "<html><body><h1>Error</h1></body></html>";

  private final ProviderTestBench<C> bench;

  ProviderStatusCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(
        unanswered(),
        Stream.of(
            NamedCase.create("500 with a valid body is not a balance", () -> notABalance(500)),
            NamedCase.create("503 with a valid body is not a balance", () -> notABalance(503))));
  }

  /** Returns the cases that need no valid answer. */
  Stream<DynamicTest> unanswered() {
    List<MisbehaviourStage> stages = bench.stages();
    Stream<DynamicTest> errors =
        IntStream.of(
                400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 415, 422, 429, 500, 502, 503, 504)
            .boxed()
            .flatMap(status -> stages.stream().map(stage -> classifies(stage, status)));
    return Stream.concat(
        errors,
        Stream.of(
            NamedCase.create(
                "500 is not retried", () -> requestsAtMost(1, VendorReply.status(500))),
            NamedCase.create(
                "503 with Retry-After 0 is not retried", () -> requestsAtMost(1, retryNow())),
            NamedCase.create(
                "429 is not retried", () -> requestsAtMost(1, VendorReply.status(429))),
            NamedCase.create(
                "401 is retried at most once", () -> requestsAtMost(2, VendorReply.status(401)))));
  }

  private DynamicTest classifies(MisbehaviourStage stage, int status) {
    Set<FailureReason> reasons = bench.contract.reasonsFor(status);
    String names = reasons.stream().map(Enum::name).sorted().collect(Collectors.joining(" or "));
    VendorAnswer answer = VendorReply.status(status).withBody("text/html", PAGE);
    return NamedCase.create(
        stage.in(status + " is " + names),
        () -> bench.read(stage, answer, ProviderTestBench.AMPLE).failure(reasons));
  }

  private void notABalance(int status) {
    String body = bench.contract.answer(bench.contract.spell(bench.contract.goodNumber()));
    bench.read(VendorReply.status(status).withBody(bench.contract.contentType(), body)).failure();
  }

  private void requestsAtMost(int times, VendorAnswer answer) {
    try (VendorServer vendor =
        VendorServer.start(bench.handler(MisbehaviourStage.BALANCE, answer))) {
      bench.read(vendor.uri(), ProviderTestBench.AMPLE).of(vendor).failure();
      assertThat(vendor.requests())
          .filteredOn(request -> bench.contract.beforeBalance(request).isEmpty())
          .as("balance requests in one fetch; retrying is up to the scheduler")
          .hasSizeBetween(1, times);
    }
  }

  private static VendorReply retryNow() {
    return VendorReply.status(503).withHeader("Retry-After", "0");
  }
}
