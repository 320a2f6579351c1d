package dev.saldo.testkit.provider;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** No vendor can exhaust the memory: answers that are too large are refused. */
final class ProviderSizeCases<C extends Record> {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Set<FailureReason> TOO_MUCH =
      EnumSet.of(
          FailureReason.UNEXPECTED_RESPONSE, FailureReason.TIMEOUT, FailureReason.UNAVAILABLE);

  private final ProviderTestBench<C> bench;

  ProviderSizeCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        refuses("a valid answer after 2 MiB of white space", padded()),
        refuses("an endless body", HostileAnswers.endlessBody(200)),
        refuses("an endless error body", HostileAnswers.endlessBody(500)),
        refuses("endless headers", HostileAnswers.endlessHeaders()));
  }

  private DynamicTest refuses(String what, VendorAnswer answer) {
    return NamedCase.create(
        "refuses " + what,
        () ->
            bench
                .read(MisbehaviourStage.BALANCE, answer, TIMEOUT)
                .within(TIMEOUT.plus(ProviderTestBench.GRACE))
                .failure(TOO_MUCH));
  }

  private VendorAnswer padded() {
    String good = bench.contract.answer(bench.contract.spell(bench.contract.goodNumber()));
    return VendorReply.ok(bench.contract.contentType(), " ".repeat(2 * MEBIBYTE) + good);
  }
}
