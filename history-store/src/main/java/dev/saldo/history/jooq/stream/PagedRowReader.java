package dev.saldo.history.jooq.stream;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Reads any number of rows in time order, a page at a time, so that memory stays constant whatever
 * the driver buffers. Each page starts with a seek to the instant at which the last one ended. Not
 * thread-safe.
 */
public final class PagedRowReader<T> implements Iterator<T> {

  /** The number of rows in a page. */
  public static final int SIZE = 2_000;

  private final Function<T, Instant> time;
  private final Reader<T> reader;
  private List<T> page;
  private int position;
  private Instant from;
  private int skip;

  /** Reads at most {@link #SIZE} rows from an instant on, oldest first, after skipping some. */
  @FunctionalInterface
  public interface Reader<T> {
    List<T> read(Instant from, int skip);
  }

  public PagedRowReader(Instant from, Function<T, Instant> time, Reader<T> reader) {
    this.time = time;
    this.reader = reader;
    this.from = from;
    this.page = reader.read(from, 0);
  }

  @Override
  public boolean hasNext() {
    if (position == page.size() && page.size() == SIZE) {
      nextPage();
    }
    return position < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(position++);
  }

  private void nextPage() {
    Instant end = time.apply(page.getLast());
    int seen = 0;
    while (seen < SIZE && time.apply(page.get(SIZE - 1 - seen)).equals(end)) {
      seen++;
    }
    skip = end.equals(from) ? skip + seen : seen;
    from = end;
    page = reader.read(from, skip);
    position = 0;
  }
}
