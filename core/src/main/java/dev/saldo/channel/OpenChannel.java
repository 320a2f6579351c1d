package dev.saldo.channel;

import dev.saldo.account.CallTimeoutException;
import dev.saldo.account.ContainedProviderCall;
import dev.saldo.account.KnownSecrets;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.account.References;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A channel that is open. Whatever it does, a delivery ends in time and its failure is one line
 * without a secret. Thread-safe.
 */
public final class OpenChannel implements AutoCloseable {

  /** The time for a channel to report its own timeout before its thread is interrupted. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final String name;
  private final String type;
  private final AlertChannel channel;
  private final CommonChannelSettings settings;
  private final ChannelSecrets secrets;
  private final AtomicBoolean delivering = new AtomicBoolean();

  OpenChannel(
      String name,
      String type,
      AlertChannel channel,
      CommonChannelSettings settings,
      ChannelSecrets secrets) {
    this.name = name;
    this.type = type;
    this.channel = channel;
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Returns a channel that the host implements itself, with the time limit of 20 s for a delivery.
   *
   * @param name its name, which rules use
   * @param channel the channel, which is closed with the result
   */
  public static OpenChannel of(String name, AlertChannel channel) {
    record NoSettings() {}
    return new OpenChannel(
        name,
        "host",
        channel,
        new CommonChannelSettings("host", Duration.ofSeconds(20), List.of()),
        new ChannelSecrets(
            new NoSettings(),
            KnownSecrets.of(VendorNetwork.OF_JAVA, References.NONE),
            References.NONE));
  }

  /** Returns the name of the channel in the configuration. */
  public String name() {
    return name;
  }

  /** Returns the type of the channel. */
  public String type() {
    return type;
  }

  /** Returns the accounts whose credit its messages use, by its settings or by its type. */
  public Set<String> accounts() {
    Set<String> accounts = new TreeSet<>(settings.sendsOver());
    accounts.addAll(channel.accounts());
    return accounts;
  }

  /** Returns whether several notices that are due together may be delivered as one. */
  public boolean takesSummaries() {
    return channel.takesSummaries();
  }

  /**
   * Delivers a notice. Returning means that the receiver has accepted it.
   *
   * @throws AlertDeliveryException if it was not accepted, for whatever reason; also if the thread
   *     is interrupted, which it then still is
   */
  public void deliver(AlertNotice notice) {
    if (!delivering.compareAndSet(false, true)) {
      throw AlertDeliveryException.transientFailure(
          "the delivery before has not ended yet; the next attempt comes later");
    }
    try {
      contained(
          settings.timeout().plus(GRACE),
          () -> {
            try {
              channel.deliver(notice);
            } finally {
              delivering.set(false);
            }
          });
    } catch (AlertDeliveryException e) {
      throw concealed(e);
    } catch (CallTimeoutException e) {
      throw AlertDeliveryException.transientFailure(
          "no answer within " + settings.timeout().toSeconds() + " s");
    } catch (BalanceException e) {
      throw AlertDeliveryException.transientFailure(
          secrets.conceal(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      throw AlertDeliveryException.transientFailure(
          Thread.currentThread().isInterrupted()
              ? "interrupted while delivering"
              : "the channel failed: " + secrets.conceal(ProviderFaultMessage.describe(e)));
    }
  }

  private AlertDeliveryException concealed(AlertDeliveryException failure) {
    String shown = secrets.conceal(String.valueOf(failure.getMessage()));
    if (failure.isPermanent()) {
      return AlertDeliveryException.permanentFailure(shown);
    }
    Optional<Duration> wait = failure.retryAfter();
    return wait.isPresent()
        ? AlertDeliveryException.transientFailure(shown, wait.get())
        : AlertDeliveryException.transientFailure(shown);
  }

  /** Closes the channel within 10 s. Exceptions of the channel are passed on. */
  @Override
  public void close() {
    contained(ContainedProviderCall.PATIENCE, channel::close);
  }

  private void contained(Duration atMost, Runnable call) {
    ContainedProviderCall.run(
        name,
        channel.getClass().getClassLoader(),
        atMost,
        () -> {
          call.run();
          return true;
        });
  }

  /** Names the channel only: its settings may contain a key. */
  @Override
  public String toString() {
    return "channel '" + name + "'";
  }
}
