package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.AMPLE;
import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class BalancePollerCloseTest {

  private final BalancePoller poller = new BalancePoller(CLOCK);

  @Test
  void anAccountIsClosedAndItsNameMayBeReadAgain() throws InterruptedException {
    Closeable source = new Closeable();
    OpenAccount account = account("a", source);
    assertThat(poller.close(account)).isEmpty();
    assertThat(source.closed).isTrue();
    sampled(poller.poll(List.of(account("a", () -> balances("main")))).getFirst());
  }

  @Test
  void whatTheSourceThrowsIsReturned() throws InterruptedException {
    IllegalStateException fault = new IllegalStateException("not now");
    BalanceSource source =
        new BalanceSource() {
          @Override
          public List<Balance> fetch() {
            return balances("main");
          }

          @Override
          public void close() {
            throw fault;
          }
        };
    OpenAccount account = account("a", source);
    assertThat(poller.close(account)).containsSame(fault);
    sampled(poller.poll(List.of(account)).getFirst());
  }

  @Test
  void anAccountThatIsBeingReadIsClosedAfterwards() throws Exception {
    Closeable source = new Closeable();
    OpenAccount account = account("a", source);
    FutureTask<List<PollResult>> poll = new FutureTask<>(() -> poller.poll(List.of(account)));
    Thread.ofPlatform().daemon().start(poll);
    source.reading.await();
    Thread closing =
        Thread.ofPlatform().daemon().start(new FutureTask<>(() -> poller.close(account)));
    while (closing.getState() != Thread.State.WAITING && closing.isAlive() && !source.closed) {
      Thread.onSpinWait();
    }
    assertThat(source.closed).as("closed while it was read").isFalse();
    source.released.countDown();
    sampled(poll.get(AMPLE.toSeconds(), TimeUnit.SECONDS).getFirst());
    assertThat(closing.join(AMPLE)).isTrue();
    assertThat(source.closed).isTrue();
  }

  /** Reads until it is released. */
  private static final class Closeable implements BalanceSource {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean closed;

    @Override
    public List<Balance> fetch() {
      reading.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return balances("main");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
