package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.balances;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** Sources that misbehave, by name. All return or throw immediately. */
@NullUnmarked
final class HostileSources {

  static final String SECRET = "hunter2";

  private HostileSources() {}

  static Map<String, BalanceSource> all() {
    Map<String, BalanceSource> sources = new LinkedHashMap<>();
    sources.put("null-list", () -> null);
    sources.put("empty-list", List::of);
    sources.put("null-element", HostileSources::nullElement);
    sources.put("same-bucket-twice", () -> balances("main", "main"));
    sources.put("something-else-in-the-list", HostileSources::pollutedList);
    sources.put("list-that-throws", () -> new ThrowingList(new IllegalStateException(SECRET)));
    sources.put("list-that-overflows", () -> new ThrowingList(new StackOverflowError(SECRET)));
    sources.put("runtime-exception", throwing(new IllegalStateException(SECRET)));
    sources.put("null-pointer", throwing(new NullPointerException(SECRET)));
    sources.put("error", throwing(new Error(SECRET)));
    sources.put("assertion-error", throwing(new AssertionError(SECRET)));
    sources.put("out-of-memory", throwing(new OutOfMemoryError(SECRET)));
    sources.put("linkage-error", throwing(new NoClassDefFoundError(SECRET)));
    sources.put("checked-exception", throwing(new ClassNotFoundException(SECRET)));
    sources.put("interrupted-exception", throwing(new InterruptedException(SECRET)));
    sources.put("throwable", throwing(new Throwable(SECRET)));
    sources.put("exception-in-a-circle", throwing(circular()));
    sources.put("exception-without-stack-trace", throwing(new TracelessException()));
    sources.put("exception-that-lies", throwing(new LyingException()));
    sources.put("endless-recursion", () -> recurse(0));
    sources.put("source-without-hash-code", new Unhashable());
    return sources;
  }

  static BalanceSource named(String name) {
    return Objects.requireNonNull(all().get(name));
  }

  static BalanceSource throwing(Throwable thrown) {
    return () -> {
      throw HostileSources.<RuntimeException>sneaky(thrown);
    };
  }

  static BalanceSource failing(FailureReason reason, String message) {
    return () -> {
      throw new BalanceException(reason, message);
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static List<Balance> nullElement() {
    List<Balance> balances = new ArrayList<>(balances("main"));
    balances.add(null);
    return balances;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Balance> pollutedList() {
    List balances = new ArrayList<>(balances("main"));
    balances.add(SECRET);
    return balances;
  }

  private static List<Balance> recurse(long depth) {
    return depth < 0 ? balances("main") : recurse(depth + 1);
  }

  private static Throwable circular() {
    Throwable first = new IllegalStateException(SECRET);
    Throwable second = new IllegalStateException(SECRET, first);
    first.initCause(second);
    return first;
  }

  private static final class ThrowingList extends AbstractList<Balance> {
    private final Throwable thrown;

    ThrowingList(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public Balance get(int index) {
      throw HostileSources.<RuntimeException>sneaky(thrown);
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static final class TracelessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TracelessException() {
      super(SECRET, null, false, false);
    }
  }

  private static final class LyingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException(SECRET);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }

    @Override
    public String toString() {
      throw new IllegalStateException(SECRET);
    }
  }

  /** A source that works but cannot be a key of a map. */
  private static final class Unhashable implements BalanceSource {
    @Override
    public List<Balance> fetch() {
      throw new IllegalStateException(SECRET);
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException(SECRET);
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException(SECRET);
    }

    @Override
    public String toString() {
      throw new IllegalStateException(SECRET);
    }
  }
}
