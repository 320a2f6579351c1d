package dev.saldo.testkit.provider;

import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A host cancels a fetch by interrupting its thread; the source must then end. */
final class ProviderInterruptCase<C extends Record> {

  private final ProviderTestBench<C> bench;

  ProviderInterruptCase(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  void run() throws Exception {
    CountDownLatch requested = new CountDownLatch(1);
    VendorAnswer never =
        wire -> {
          requested.countDown();
          wire.stall();
        };
    try (VendorServer vendor = VendorServer.start(bench.handler(MisbehaviourStage.BALANCE, never));
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      FutureTask<ObservedBalanceReading> reading =
          new FutureTask<>(() -> ObservedBalanceReading.now(source));
      Thread reader = Thread.ofPlatform().daemon().name("contract-reading").start(reading);
      if (!requested.await(ProviderTestBench.AMPLE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("expected a balance request, but got none");
      }
      reader.interrupt();
      if (!reader.join(ProviderTestBench.GRACE)) {
        throw new AssertionError(
            "expected fetch() to end within "
                + ProviderTestBench.GRACE
                + " of the interrupt, but it is still running");
      }
      reading.get().of(vendor).failure();
    }
  }
}
