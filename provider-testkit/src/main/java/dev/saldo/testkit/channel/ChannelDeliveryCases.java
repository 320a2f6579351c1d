package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A notice is accepted with a 2xx, and the copy of it is recognizable. */
final class ChannelDeliveryCases<C extends Record> {

  private static final Duration DRIP = Duration.ofMillis(50);

  private final ChannelTestBench<C> bench;

  ChannelDeliveryCases(ChannelTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(
        Arrays.stream(AlertMessageKind.values())
            .map(kind -> NamedCase.create("delivers " + kind, () -> delivers(kind))),
        Stream.of(
            NamedCase.create("accepts a 2xx with garbage", this::garbage),
            NamedCase.create("accepts a 2xx whose body never ends", this::endless),
            NamedCase.create("repeats a notice unchanged", this::repeats),
            NamedCase.create("tells two notices apart", this::distinct)));
  }

  private void delivers(AlertMessageKind kind) {
    try (VendorServer receiver = VendorServer.answering(bench.accepted());
        AlertChannel channel = bench.open(receiver.uri(), ChannelTestBench.AMPLE)) {
      ObservedDelivery.of(channel, AlertNotices.of(kind)).accepted();
      assertThat(receiver.requests()).hasSize(1);
      assertThat(receiver.requests().getFirst().method()).isEqualTo("POST");
      assertThat(receiver.requests().getFirst().body()).isNotBlank();
    }
  }

  private void garbage() {
    bench
        .deliver(
            VendorReply.ok("text/html", "<<<\u0000{{" + "x".repeat(1 << 16)),
            ChannelTestBench.AMPLE)
        .accepted();
  }

  private void endless() {
    ObservedDelivery delivery = bench.deliver(HostileAnswers.drip(1, DRIP), ChannelTestBench.BRIEF);
    delivery.accepted();
    delivery.within(ChannelTestBench.BRIEF.plus(ChannelTestBench.GRACE));
  }

  private void repeats() {
    AtomicInteger attempts = new AtomicInteger();
    try (VendorServer receiver =
            VendorServer.start(
                request ->
                    attempts.incrementAndGet() == 1 ? VendorReply.status(503) : bench.accepted());
        AlertChannel channel = bench.open(receiver.uri(), ChannelTestBench.AMPLE)) {
      ObservedDelivery.of(channel, bench.notice()).transientlyRefused();
      ObservedDelivery.of(channel, bench.notice()).accepted();
      List<VendorRequest> sent = receiver.requests();
      assertThat(sent).hasSize(2);
      assertThat(sent.get(1).body()).isEqualTo(sent.get(0).body());
      assertThat(bench.identity(sent.get(1))).isEqualTo(bench.identity(sent.get(0)));
    }
  }

  private void distinct() {
    try (VendorServer receiver = VendorServer.answering(bench.accepted());
        AlertChannel channel = bench.open(receiver.uri(), ChannelTestBench.AMPLE)) {
      ObservedDelivery.of(channel, AlertNotices.of(AlertMessageKind.OPENED)).accepted();
      ObservedDelivery.of(channel, AlertNotices.of(AlertMessageKind.TEST)).accepted();
      List<VendorRequest> sent = receiver.requests();
      assertThat(sent.get(1).body()).isNotEqualTo(sent.get(0).body());
      bench
          .identity(sent.get(0))
          .ifPresent(id -> assertThat(bench.identity(sent.get(1))).isPresent().isNotEqualTo(id));
    }
  }
}
