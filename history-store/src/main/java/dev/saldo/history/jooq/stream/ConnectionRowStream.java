package dev.saldo.history.jooq.stream;

import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream of rows that releases its connection when it is exhausted or closed. */
public final class ConnectionRowStream<S, T> implements Iterator<T> {

  private final HistoryReadSnapshot snapshot;
  private final Iterator<S> parts;
  private final Function<S, Iterator<T>> rowsOf;
  private Iterator<T> rows = Collections.emptyIterator();

  private ConnectionRowStream(
      HistoryReadSnapshot snapshot, List<S> parts, Function<S, Iterator<T>> rowsOf) {
    this.snapshot = snapshot;
    this.parts = parts.iterator();
    this.rowsOf = rowsOf;
  }

  /**
   * Streams the rows of several parts, one part after the other.
   *
   * @param parts reads the list of parts
   * @param rowsOf opens an iterator over the rows of a part
   */
  public static <S, T> Stream<T> open(
      HistoryDatabase database,
      Function<HistoryReadSnapshot, List<S>> parts,
      Function<HistoryReadSnapshot, Function<S, Iterator<T>>> rowsOf) {
    HistoryReadSnapshot snapshot = database.snapshot();
    try {
      Iterator<T> all =
          new ConnectionRowStream<>(snapshot, parts.apply(snapshot), rowsOf.apply(snapshot));
      Spliterator<T> rows =
          Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL);
      return StreamSupport.stream(rows, false).onClose(snapshot::close);
    } catch (RuntimeException e) {
      snapshot.close();
      throw DatabaseErrors.translateRead(e);
    } catch (Throwable e) {
      snapshot.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    try {
      while (!rows.hasNext()) {
        if (!parts.hasNext()) {
          snapshot.close();
          return false;
        }
        rows = rowsOf.apply(parts.next());
      }
      return true;
    } catch (RuntimeException e) {
      snapshot.close();
      throw DatabaseErrors.translateRead(e);
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return rows.next();
    } catch (RuntimeException e) {
      snapshot.close();
      throw DatabaseErrors.translateRead(e);
    }
  }
}
