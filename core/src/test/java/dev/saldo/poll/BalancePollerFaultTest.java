package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.byName;
import static dev.saldo.poll.PollFixture.failed;
import static dev.saldo.poll.PollFixture.good;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalancePollerFaultTest {

  private final BalancePoller poller =
      new BalancePoller(CLOCK, new PollPolicy(8, Duration.ZERO, Duration.ZERO));

  @Test
  void aHostileSourceAffectsOnlyItsOwnAccount() throws InterruptedException {
    List<OpenAccount> accounts = new ArrayList<>(good(10));
    HostileSources.all().forEach((name, source) -> accounts.add(account(name, source)));
    accounts.addAll(good(20).subList(10, 20));

    Map<String, PollResult> results = byName(poller.poll(accounts));

    assertThat(results).hasSize(accounts.size());
    good(20)
        .forEach(
            good -> assertThat(results.get(good.account().name())).isInstanceOf(Sampled.class));
    for (String name : HostileSources.all().keySet()) {
      Failed failure = failed(results.get(name));
      assertThat(failure.reason()).as(name).isEqualTo(FailureReason.PROVIDER_FAULT);
      assertThat(failure.message())
          .as(name)
          .startsWith("provider error: it ")
          .doesNotContain(HostileSources.SECRET)
          .doesNotContainPattern("\\R");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "null-list, provider error: it returned null instead of balances",
    "empty-list, provider error: it returned no balances",
    "same-bucket-twice, provider error: it returned duplicate bucket 'main'",
  })
  void saysWhatIsWrongWithTheBalances(String source, String message) throws InterruptedException {
    assertThat(failed(only(HostileSources.named(source))).message()).isEqualTo(message);
  }

  @Test
  void namesTheExceptionAndItsLocationInsteadOfItsMessage() throws InterruptedException {
    String message = failed(only(HostileSources.named("endless-recursion"))).message();
    assertThat(message)
        .startsWith("provider error: it threw java.lang.StackOverflowError at ")
        .contains("HostileSources.java:");
    assertThat(failed(only(HostileSources.named("exception-without-stack-trace"))).message())
        .endsWith("TracelessException");
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void keepsReasonAndMessageOfAStatedFailure(FailureReason reason) throws InterruptedException {
    Failed failure = failed(only(HostileSources.failing(reason, "the gateway said no")));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.message()).isEqualTo("the gateway said no");
    assertThat(failure.retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo", "one\r\n\ttwo", "one\u0000two", "one\u001b[31mtwo", "one\u009btwo",
        "one\u2028two", "one\u0085two", "one\u202etwo", "one\ud800two", "one\u007ftwo",
      })
  void aMessageIsOneLineWithoutTerminalCodes(String message) throws InterruptedException {
    assertThat(failed(only(HostileSources.failing(FailureReason.REJECTED, message))).message())
        .matches("one (\\[31m)?two");
  }

  @Test
  void aLongMessageIsTruncatedWithoutSplittingACharacter() throws InterruptedException {
    String coins = "x" + "\uD83D\uDCB0".repeat(5_000_000);
    String message = failed(only(HostileSources.failing(FailureReason.REJECTED, coins))).message();
    assertThat(message).hasSizeBetween(490, 501).endsWith("…");
    assertThat(message.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Test
  void aMessageOf500CharactersIsNotTruncated() throws InterruptedException {
    String long500 = "m".repeat(500);
    assertThat(failed(only(HostileSources.failing(FailureReason.REJECTED, long500))).message())
        .isEqualTo(long500);
  }

  @Test
  void aSourceWithABrokenEqualsOrHashCodeKeepsItsOwnResult() throws InterruptedException {
    List<PollResult> results =
        poller.poll(
            List.of(account("a", new Chameleon("one")), account("b", new Chameleon("two"))));
    assertThat(sampled(results.get(0)).balances().getFirst().bucket()).isEqualTo("one");
    assertThat(sampled(results.get(1)).balances().getFirst().bucket()).isEqualTo("two");
  }

  @Test
  void aListThatIsChangedAfterwardsDoesNotChangeTheResult() throws InterruptedException {
    List<Balance> lent = new ArrayList<>(balances("main"));
    PollResult result = only(() -> lent);
    lent.clear();
    assertThat(sampled(result).balances()).hasSize(1).isUnmodifiable();
  }

  @Test
  void readsUnderTheClassLoaderOfTheSourceOnADaemonThreadNamedAfterTheAccount()
      throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    BalanceSource source =
        () -> {
          thread.set(Thread.currentThread());
          loader.set(Thread.currentThread().getContextClassLoader());
          return balances("main");
        };
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      sampled(poller.poll(List.of(account("otp-ghana", source))).getFirst());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(loader.get()).isSameAs(source.getClass().getClassLoader());
    assertThat(thread.get().getName()).isEqualTo("saldo-read-otp-ghana");
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().isVirtual()).isFalse();
  }

  private PollResult only(BalanceSource source) throws InterruptedException {
    List<PollResult> results = poller.poll(List.of(account("only", source)));
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static final class Chameleon implements BalanceSource {
    private final String bucket;
    private int hash;

    Chameleon(String bucket) {
      this.bucket = bucket;
    }

    @Override
    public List<Balance> fetch() {
      return balances(bucket);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Chameleon;
    }

    @Override
    public int hashCode() {
      return hash++;
    }
  }
}
