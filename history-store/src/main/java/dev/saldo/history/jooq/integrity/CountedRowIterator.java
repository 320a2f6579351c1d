package dev.saldo.history.jooq.integrity;

import java.util.Iterator;

/** An iterator that refuses to end before or after an expected number of rows. Not thread-safe. */
public final class CountedRowIterator<T> implements Iterator<T> {

  private final Iterator<T> rows;
  private final int expected;
  private int read;

  /** Creates the iterator. */
  public CountedRowIterator(Iterator<T> rows, int expected) {
    this.rows = rows;
    this.expected = expected;
  }

  @Override
  public boolean hasNext() {
    boolean more = rows.hasNext();
    if (!more && read != expected) {
      throw CompleteTableRead.refusal(read, expected);
    }
    return more;
  }

  @Override
  public T next() {
    T row = rows.next();
    read++;
    return row;
  }
}
