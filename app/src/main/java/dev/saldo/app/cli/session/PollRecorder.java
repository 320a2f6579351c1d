package dev.saldo.app.cli.session;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records poll results as they come in, on a thread of its own, so that no account waits for a
 * history that is busy. What could not be recorded is tried once more at the end.
 */
public final class PollRecorder implements Consumer<PollResult>, AutoCloseable {

  private static final long LEAST_IDLE_MILLIS = 50;
  private static final long MOST_IDLE_MILLIS = 500;
  private static final long OUTAGE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final String UNCERTAIN = "perhaps recorded";

  private final Supplier<BalanceHistory> opener;
  private final boolean lending;
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final BlockingQueue<Optional<PollResult>> waiting = new LinkedBlockingQueue<>();
  private final Map<PollResult, HistoryException> unrecorded = new LinkedHashMap<>();
  private final Thread thread;
  private volatile boolean complete;
  private @Nullable BalanceHistory history;
  private @Nullable Outage outage;
  private boolean closingFailed;

  /**
   * The time without a result after which the history is lent: about as long as opening it takes,
   * so that a slow machine does not spend most of the time opening it.
   */
  private long idleMillis = LEAST_IDLE_MILLIS;

  /** The reason why the history could not be opened, so that each result need not wait for it. */
  private record Outage(long noticedAt, HistoryException reason) {}

  private PollRecorder(
      BalanceHistory opened,
      Supplier<BalanceHistory> opener,
      boolean lending,
      PrintStream err,
      LongSupplier nanoTime) {
    this.history = opened;
    this.opener = opener;
    this.lending = lending;
    this.err = err;
    this.nanoTime = nanoTime;
    this.thread = Thread.ofPlatform().name("saldo-recorder").unstarted(this::run);
  }

  /**
   * Begins to record.
   *
   * @param opened the history, which is closed in the end
   * @param opener opens it again, after waiting for others
   * @param lending whether to close the history while vendors are awaited, so that other commands
   *     can use its file
   * @param err receives a line for each result that was not recorded
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public static PollRecorder begin(
      BalanceHistory opened,
      Supplier<BalanceHistory> opener,
      boolean lending,
      PrintStream err,
      LongSupplier nanoTime) {
    PollRecorder recorder = new PollRecorder(opened, opener, lending, err, nanoTime);
    recorder.thread.start();
    return recorder;
  }

  /** Records a result soon; one that is refused does not affect the others. */
  @Override
  public void accept(PollResult result) {
    waiting.add(Optional.of(result));
  }

  /** Returns whether every result was recorded; ask after closing. */
  public boolean isComplete() {
    return complete;
  }

  /** Waits until every result is recorded or refused. */
  @Override
  public void close() {
    waiting.add(Optional.empty());
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Optional<PollResult> next = next(); next.isPresent(); next = next()) {
        record(next.get());
      }
      retry();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      unrecorded.forEach(this::print);
      release();
      complete = waiting.isEmpty() && unrecorded.isEmpty() && !closingFailed;
    }
  }

  private Optional<PollResult> next() throws InterruptedException {
    if (!lending) {
      return waiting.take();
    }
    Optional<PollResult> soon = waiting.poll(idleMillis, TimeUnit.MILLISECONDS);
    if (soon != null) {
      return soon;
    }
    release();
    return waiting.take();
  }

  private void record(PollResult result) {
    try {
      open().append(result);
      unrecorded.remove(result);
    } catch (HistoryException e) {
      unrecorded.merge(result, e, (before, now) -> isUncertain(before) ? before : now);
    }
  }

  private static boolean isUncertain(HistoryException reason) {
    return String.valueOf(reason.getMessage()).startsWith(UNCERTAIN);
  }

  private BalanceHistory open() {
    BalanceHistory open = history;
    if (open == null) {
      Outage last = outage;
      if (last != null && nanoTime.getAsLong() - last.noticedAt() < OUTAGE_NANOS) {
        throw last.reason();
      }
      open = reopen();
      history = open;
    }
    return open;
  }

  private BalanceHistory reopen() {
    long begin = nanoTime.getAsLong();
    try {
      BalanceHistory reopened = opener.get();
      long took = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - begin);
      idleMillis = Math.clamp(took, LEAST_IDLE_MILLIS, MOST_IDLE_MILLIS);
      return reopened;
    } catch (HistoryException e) {
      outage = new Outage(nanoTime.getAsLong(), e);
      throw e;
    }
  }

  /** Records again what could not be recorded; a duplicate of what was after all is ignored. */
  private void retry() {
    List<PollResult> again =
        unrecorded.entrySet().stream()
            .filter(entry -> !entry.getValue().isRefusal())
            .map(Map.Entry::getKey)
            .toList();
    if (!again.isEmpty()) {
      release();
      outage = null;
      again.forEach(this::record);
    }
  }

  private void print(PollResult result, HistoryException reason) {
    String certainty = isUncertain(reason) ? "" : "not recorded: ";
    err.printf("saldo: %s: %s%s%n", result.account().name(), certainty, reason.getMessage());
  }

  private void release() {
    BalanceHistory open = history;
    history = null;
    if (open != null) {
      try {
        open.close();
      } catch (HistoryException e) {
        closingFailed = true;
        err.printf("saldo: %s%n", e.getMessage());
      }
    }
  }
}
