package dev.saldo.testkit.provider;

import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.VendorServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A host ends a reading by interrupting its thread; the source must not hold out. */
final class InterruptCase<C extends Record> {

  private final Bench<C> bench;

  InterruptCase(Bench<C> bench) {
    this.bench = bench;
  }

  void run() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Answer never =
        wire -> {
          asked.countDown();
          wire.stall();
        };
    try (VendorServer vendor = VendorServer.start(bench.handler(Stage.BALANCE, never));
        BalanceSource source = bench.open(vendor.uri(), Bench.AMPLE)) {
      FutureTask<Reading> reading = new FutureTask<>(() -> Reading.now(source));
      Thread reader = Thread.ofPlatform().daemon().name("contract-reading").start(reading);
      if (!asked.await(Bench.AMPLE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("expected a question for the balance, but none came");
      }
      reader.interrupt();
      if (!reader.join(Bench.GRACE)) {
        throw new AssertionError(
            "expected fetch() to end within " + Bench.GRACE + " of the interrupt, but it goes on");
      }
      reading.get().of(vendor).failure();
    }
  }
}
