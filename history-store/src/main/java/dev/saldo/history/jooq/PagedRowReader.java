package dev.saldo.history.jooq;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Reads a long run of rows in time order, a page at a time, so that memory does not grow with it
 * whatever the driver buffers. Each page begins with a seek to the instant the last one ended at.
 */
final class PagedRowReader<T> implements Iterator<T> {

  /** How many rows a page has. */
  static final int SIZE = 2_000;

  private final Function<T, Instant> time;
  private final Reader<T> reader;
  private List<T> page;
  private int place;
  private Instant from;
  private int skip;

  /** Reads at most {@link #SIZE} rows from an instant on, oldest first, without the first few. */
  @FunctionalInterface
  interface Reader<T> {
    List<T> read(Instant from, int skip);
  }

  PagedRowReader(Instant from, Function<T, Instant> time, Reader<T> reader) {
    this.time = time;
    this.reader = reader;
    this.from = from;
    this.page = reader.read(from, 0);
  }

  @Override
  public boolean hasNext() {
    if (place == page.size() && page.size() == SIZE) {
      turn();
    }
    return place < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(place++);
  }

  private void turn() {
    Instant end = time.apply(page.getLast());
    int seen = 0;
    while (seen < SIZE && time.apply(page.get(SIZE - 1 - seen)).equals(end)) {
      seen++;
    }
    skip = end.equals(from) ? skip + seen : seen;
    from = end;
    page = reader.read(from, skip);
    place = 0;
  }
}
