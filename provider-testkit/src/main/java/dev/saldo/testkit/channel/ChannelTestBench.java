package dev.saldo.testkit.channel;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Opens the channel under test and observes its deliveries. */
final class ChannelTestBench<C extends Record> {

  static final Duration AMPLE = Duration.ofSeconds(20);
  static final Duration BRIEF = Duration.ofMillis(250);
  static final Duration GRACE = Duration.ofSeconds(5);

  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final AlertChannelContract<C> contract;

  ChannelTestBench(AlertChannelContract<C> contract) {
    this.contract = contract;
  }

  AlertChannelProvider<C> provider() {
    return contract.provider();
  }

  VendorReply accepted() {
    return contract.accepted();
  }

  boolean isPermanent(int status) {
    return contract.isPermanent(status);
  }

  Optional<String> identity(VendorRequest request) {
    return contract.identity(request);
  }

  AlertChannel open(URI receiver, Duration timeout) {
    return contract
        .provider()
        .open(
            contract.config(receiver),
            ProviderContext.of(SettableClock.at(NOW.toString()), timeout));
  }

  /** Delivers one notice to a receiver that gives one answer. */
  ObservedDelivery deliver(VendorAnswer answer, Duration timeout) {
    try (VendorServer receiver = VendorServer.answering(answer);
        AlertChannel channel = open(receiver.uri(), timeout)) {
      return ObservedDelivery.of(channel, notice());
    }
  }

  AlertNotice notice() {
    return AlertNotices.of(AlertMessageKind.OPENED);
  }
}
