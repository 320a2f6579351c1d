package dev.saldo.testkit.provider;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.Reply;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** No vendor can fill the memory: what is too much is refused, good answer inside or not. */
final class SizeCases<C extends Record> {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Set<FailureReason> TOO_MUCH =
      EnumSet.of(
          FailureReason.UNEXPECTED_RESPONSE, FailureReason.TIMEOUT, FailureReason.UNAVAILABLE);

  private final Bench<C> bench;

  SizeCases(Bench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        refuses("a good answer behind 2 MiB of white space", padded()),
        refuses("an endless body", HostileAnswers.endlessBody(200)),
        refuses("an endless body of an error", HostileAnswers.endlessBody(500)),
        refuses("endless headers", HostileAnswers.endlessHeaders()));
  }

  private DynamicTest refuses(String what, Answer answer) {
    return NamedCase.create(
        "refuses " + what,
        () ->
            bench
                .read(Stage.BALANCE, answer, TIMEOUT)
                .within(TIMEOUT.plus(Bench.GRACE))
                .failure(TOO_MUCH));
  }

  private Answer padded() {
    String good = bench.contract.answer(bench.contract.spell(bench.contract.goodNumber()));
    return Reply.ok(bench.contract.contentType(), " ".repeat(2 * MEBIBYTE) + good);
  }
}
