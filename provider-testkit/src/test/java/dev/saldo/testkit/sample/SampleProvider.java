package dev.saldo.testkit.sample;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A provider with one fault, or none. */
public final class SampleProvider implements BalanceProvider<SampleConfig> {

  private final Fault fault;
  private final AtomicReference<String> lastBody = new AtomicReference<>("");
  private final Queue<BalanceSource> kept = new ConcurrentLinkedQueue<>();
  private final Lock turn = new ReentrantLock();

  /** For the service loader. */
  public SampleProvider() {
    this(Fault.NONE);
  }

  SampleProvider(Fault fault) {
    this.fault = fault;
  }

  @Override
  public String name() {
    return fault == Fault.BAD_NAME ? "Sample Provider" : "sample";
  }

  @Override
  public Class<SampleConfig> configType() {
    return SampleConfig.class;
  }

  @Override
  public BalanceSource open(SampleConfig config, ProviderContext context) {
    boolean local = "127.0.0.1".equals(config.baseUrl().getHost());
    if (!local && fault != Fault.CLEAR_TEXT_TO_ANY_HOST) {
      throw new IllegalArgumentException("base-url must begin with https://");
    }
    SampleSource source = new SampleSource(fault, config, context, lastBody);
    if (fault == Fault.CLIENT_NEVER_CLOSED) {
      kept.add(source);
    }
    if (fault == Fault.ONE_ACCOUNT_AT_A_TIME) {
      return () -> oneAtATime(source);
    }
    if (fault == Fault.NETWORK_AT_OPEN) {
      source.fetch();
    }
    return source;
  }

  private List<Balance> oneAtATime(SampleSource source) {
    turn.lock();
    try {
      return source.fetch();
    } finally {
      turn.unlock();
    }
  }
}
