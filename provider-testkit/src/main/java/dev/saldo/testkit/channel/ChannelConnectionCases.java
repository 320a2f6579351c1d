package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.testkit.HeldClosedPort;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A receiver that gives no answer costs no more than the timeout, and another attempt follows. */
final class ChannelConnectionCases<C extends Record> {

  private static final Duration DRIP = Duration.ofMillis(50);

  private final ChannelTestBench<C> bench;

  ChannelConnectionCases(ChannelTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        endsInTime("silence", HostileAnswers.silence()),
        endsInTime("headers that arrive byte by byte", HostileAnswers.dripHeaders(DRIP)),
        fails("an answer that is not HTTP", wire -> wire.send("220 mail.example ESMTP\r\n\r\n")),
        fails("a connection that is reset", wire -> wire.reset()),
        fails("a connection that is closed", wire -> wire.close()),
        NamedCase.create("fails if nothing listens", this::nothingListens),
        NamedCase.create("ends when its thread is interrupted", this::interrupted));
  }

  private DynamicTest endsInTime(String what, VendorAnswer answer) {
    return NamedCase.create(
        "times out on " + what,
        () -> {
          ObservedDelivery delivery = bench.deliver(answer, ChannelTestBench.BRIEF);
          delivery.transientlyRefused();
          delivery.within(ChannelTestBench.BRIEF.plus(ChannelTestBench.GRACE));
        });
  }

  private DynamicTest fails(String what, VendorAnswer answer) {
    return NamedCase.create(
        "fails on " + what,
        () -> bench.deliver(answer, ChannelTestBench.AMPLE).transientlyRefused());
  }

  private void nothingListens() {
    try (HeldClosedPort port = new HeldClosedPort()) {
      ObservedDelivery.of(bench.open(port.uri(), ChannelTestBench.AMPLE), bench.notice())
          .transientlyRefused();
    }
  }

  private void interrupted() throws Exception {
    CountDownLatch requested = new CountDownLatch(1);
    VendorAnswer never =
        wire -> {
          requested.countDown();
          wire.stall();
        };
    try (VendorServer receiver = VendorServer.answering(never);
        AlertChannel channel = bench.open(receiver.uri(), ChannelTestBench.AMPLE)) {
      FutureTask<ObservedDelivery> delivery =
          new FutureTask<>(() -> ObservedDelivery.now(channel, bench.notice()));
      Thread thread = Thread.ofPlatform().daemon().name("contract-delivery").start(delivery);
      assertThat(requested.await(ChannelTestBench.AMPLE.toSeconds(), TimeUnit.SECONDS))
          .as("a request arrived")
          .isTrue();
      thread.interrupt();
      assertThat(thread.join(ChannelTestBench.GRACE)).as("the delivery ended").isTrue();
      delivery.get().transientlyRefused();
    }
  }
}
