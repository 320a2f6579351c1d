package dev.saldo.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A channel may do anything; its host sees one kind of failure, in time and without a secret. */
final class OpenChannelTest {

  record HornConfig(Secret token) {}

  record Horn(AlertChannel channel) implements AlertChannelProvider<HornConfig> {
    @Override
    public String name() {
      return "horn";
    }

    @Override
    public Class<HornConfig> configType() {
      return HornConfig.class;
    }

    @Override
    public AlertChannel open(HornConfig config, ProviderContext context) {
      return channel;
    }
  }

  private static final AlertNotice NOTICE =
      new AlertNotice(
          "id", AlertMessageKind.TEST, AlertSeverity.INFO, Instant.EPOCH, "title", "text", null);

  @Test
  void concealsSecretsAndKeepsWhatTheFailureMeans() {
    AlertDeliveryException permanent =
        failure(
            notice -> {
              throw AlertDeliveryException.permanentFailure("no\ntok-12345 here");
            });
    assertThat(permanent).hasMessage("no *** here");
    assertThat(permanent.isPermanent()).isTrue();
    AlertDeliveryException waiting =
        failure(
            notice -> {
              throw AlertDeliveryException.transientFailure("tok-12345", Duration.ofMinutes(2));
            });
    assertThat(waiting.retryAfter()).hasValue(Duration.ofMinutes(2));
    assertThat(waiting).hasMessageNotContaining("tok-12345");
  }

  @Test
  void aSecretThatCannotBeReadIsNoLoss() {
    AlertDeliveryException failure =
        failure(
            notice -> {
              throw new BalanceException(FailureReason.CONFIGURATION, "file x does not exist");
            });
    assertThat(failure).hasMessage("file x does not exist");
    assertThat(failure.isPermanent()).isFalse();
  }

  @Test
  void aFaultOfAChannelIsNamedByItsClassOnly() {
    assertThat(
            failure(
                notice -> {
                  throw new NoClassDefFoundError("tok-12345");
                }))
        .hasMessage("the channel failed: java.lang.NoClassDefFoundError");
  }

  @Test
  void interruptsAChannelThatDoesNotEnd() {
    AtomicReference<String> ended = new AtomicReference<>("running");
    CountDownLatch stopped = new CountDownLatch(1);
    OpenChannel channel =
        open(
            notice -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                ended.set("interrupted");
                stopped.countDown();
              }
            },
            "10ms");
    assertThat(failure(channel)).hasMessageStartingWith("no answer within");
    assertThat(await(stopped)).isTrue();
    assertThat(ended).hasValue("interrupted");
  }

  @Test
  void neverDeliversTwoNoticesAtOnce() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    OpenChannel channel =
        open(
            notice -> {
              began.countDown();
              await(go);
            },
            "20s");
    Thread first = Thread.ofVirtual().start(() -> channel.deliver(NOTICE));
    assertThat(await(began)).isTrue();
    assertThat(failure(channel)).hasMessageStartingWith("the delivery before has not ended");
    go.countDown();
    first.join();
    channel.deliver(NOTICE);
  }

  @Test
  void anInterruptOfTheHostEndsTheDelivery() {
    OpenChannel channel = open(notice -> await(new CountDownLatch(1)), "20s");
    Thread.currentThread().interrupt();
    assertThat(failure(channel)).hasMessage("interrupted while delivering");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static AlertDeliveryException failure(AlertChannel channel) {
    return failure(open(channel, "20s"));
  }

  private static AlertDeliveryException failure(OpenChannel channel) {
    return catchThrowableOfType(AlertDeliveryException.class, () -> channel.deliver(NOTICE));
  }

  private static OpenChannel open(AlertChannel channel, String timeout) {
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    ChannelSettings settings =
        new ChannelSettings(
            Mapping.of(Map.of("type", "horn", "token", "tok-12345", "timeout", timeout)),
            "channels.horn",
            new References(Map.<String, String>of()::get, Path.of("")),
            problems);
    return ChannelRegistry.of(new Horn(channel))
        .open("horn", settings, Clock.systemUTC())
        .orElseThrow(() -> new AssertionError(problems.found()));
  }
}
