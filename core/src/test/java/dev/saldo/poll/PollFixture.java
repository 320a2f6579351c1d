package dev.saldo.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fixture of the poller tests: accounts whose sources are lambdas. */
final class PollFixture {

  static final Instant NOW = Instant.parse("2026-11-21T20:15:00.123456Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Duration AMPLE = Duration.ofSeconds(20);

  private PollFixture() {}

  static OpenAccount account(String name, BalanceSource source) {
    return account(name, "vendor", AMPLE, source);
  }

  static OpenAccount account(String name, String provider, Duration timeout, BalanceSource source) {
    return new OpenAccount(new Account(name, provider, Account.DEFAULT_EVERY, timeout), source);
  }

  static List<Balance> balances(String... buckets) {
    BalanceUnit unit = BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit");
    List<Balance> balances = new ArrayList<>();
    for (String bucket : buckets) {
      balances.add(Balance.of(bucket, Amount.of(new BigDecimal("350")), unit));
    }
    return balances;
  }

  static List<OpenAccount> good(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> account("good-" + i, "good", AMPLE, () -> balances("main")))
        .toList();
  }

  static Map<String, PollResult> byName(List<PollResult> results) {
    return results.stream().collect(Collectors.toMap(r -> r.account().name(), Function.identity()));
  }

  static Failed failed(@Nullable PollResult result) {
    assertThat(result).isInstanceOf(Failed.class);
    return (Failed) Objects.requireNonNull(result);
  }

  /** Waits until the thread is interrupted. */
  static void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  static Sampled sampled(PollResult result) {
    assertThat(result).isInstanceOf(Sampled.class);
    return (Sampled) result;
  }
}
