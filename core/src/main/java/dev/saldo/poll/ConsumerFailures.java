package dev.saldo.poll;

import dev.saldo.history.PollResult;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that a consumer of results threw. One refused result must not prevent the delivery
 * of the others. Not thread-safe.
 */
final class ConsumerFailures {

  private @Nullable Throwable first;

  /** Passes a result to a consumer and keeps what it throws. */
  void accept(Consumer<PollResult> consumer, PollResult result) {
    try {
      consumer.accept(result);
    } catch (RuntimeException | Error e) {
      add(e);
    }
  }

  /** Throws the first exception, with the others suppressed; does nothing if there is none. */
  void rethrow() {
    switch (first) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(first);
    }
  }

  /** An exception cannot suppress itself. */
  @SuppressWarnings("ReferenceEquality")
  private void add(Throwable thrown) {
    if (first == null) {
      first = thrown;
    } else if (first != thrown) {
      first.addSuppressed(thrown);
    }
  }
}
