package dev.saldo.testkit.provider;

import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A host ends a reading by interrupting its thread; the source must not hold out. */
final class ProviderInterruptCase<C extends Record> {

  private final ProviderTestBench<C> bench;

  ProviderInterruptCase(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  void run() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    VendorAnswer never =
        wire -> {
          asked.countDown();
          wire.stall();
        };
    try (VendorServer vendor = VendorServer.start(bench.handler(MisbehaviourStage.BALANCE, never));
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      FutureTask<ObservedBalanceReading> reading =
          new FutureTask<>(() -> ObservedBalanceReading.now(source));
      Thread reader = Thread.ofPlatform().daemon().name("contract-reading").start(reading);
      if (!asked.await(ProviderTestBench.AMPLE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("expected a question for the balance, but none came");
      }
      reader.interrupt();
      if (!reader.join(ProviderTestBench.GRACE)) {
        throw new AssertionError(
            "expected fetch() to end within "
                + ProviderTestBench.GRACE
                + " of the interrupt, but it goes on");
      }
      reading.get().of(vendor).failure();
    }
  }
}
