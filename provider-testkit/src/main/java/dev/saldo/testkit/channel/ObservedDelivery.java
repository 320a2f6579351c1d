package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.SecretSearch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The result of a delivery, checked for what every result must meet: a failure is one short line
 * without a secret.
 *
 * @param failure the failure; empty if the notice was accepted
 * @param took the duration of the delivery
 */
record ObservedDelivery(Optional<AlertDeliveryException> failure, Duration took) {

  private static final int LONGEST_MESSAGE = 300;

  /** More than any timeout of the cases, and the grace after it. */
  private static final Duration PATIENCE = ChannelTestBench.AMPLE.plus(ChannelTestBench.GRACE);

  private static final SecretSearch SECRETS = new SecretSearch();

  /** Delivers a notice on a thread that is abandoned if the channel does not end. */
  static ObservedDelivery of(AlertChannel channel, AlertNotice notice) {
    FutureTask<ObservedDelivery> delivery = new FutureTask<>(() -> now(channel, notice));
    Thread.ofPlatform().daemon().name("contract-delivery").start(delivery);
    try {
      return delivery.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("expected the delivery to end, but it is still running", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AssertionError failed ? failed : new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a notice was delivered", e);
    } finally {
      delivery.cancel(true);
    }
  }

  /** Delivers a notice on the calling thread. */
  static ObservedDelivery now(AlertChannel channel, AlertNotice notice) {
    long start = System.nanoTime();
    try {
      channel.deliver(notice);
      return new ObservedDelivery(Optional.empty(), since(start));
    } catch (AlertDeliveryException e) {
      Duration took = since(start);
      check(e);
      return new ObservedDelivery(Optional.of(e), took);
    } catch (RuntimeException e) {
      throw new AssertionError("expected an AlertDeliveryException, but it threw " + e, e);
    }
  }

  /** Checks that a text that is shown contains no secret. */
  static void checkSecrets(String text) {
    assertThat(SECRETS.in(text)).as("secret in '%s'", text).isEmpty();
  }

  private static void check(AlertDeliveryException e) {
    String message = String.valueOf(e.getMessage());
    checkSecrets(message);
    assertThat(message)
        .as("message of the failure")
        .isNotBlank()
        .hasSizeLessThan(LONGEST_MESSAGE)
        .doesNotContainPattern("\\p{Cntrl}")
        .doesNotContainPattern("https?://[^ ,;]+[/?]");
    assertThat(e.getCause()).as("cause of the failure").isNull();
  }

  void accepted() {
    assertThat(failure.map(Throwable::getMessage)).as("failure").isEmpty();
  }

  /** Returns the failure, and its words mention the host of the receiver. */
  AlertDeliveryException refused() {
    AlertDeliveryException refused =
        failure.orElseThrow(
            () -> new AssertionError("expected a failure, but the notice was accepted"));
    assertThat(refused).as("the failure names the host").hasMessageContaining("127.0.0.1");
    return refused;
  }

  void transientlyRefused() {
    assertThat(refused().isPermanent()).as("'%s' is permanent", refused().getMessage()).isFalse();
  }

  void within(Duration limit) {
    assertThat(took).isLessThan(limit);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
