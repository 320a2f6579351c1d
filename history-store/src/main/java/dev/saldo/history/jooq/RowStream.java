package dev.saldo.history.jooq;

import dev.saldo.history.jooq.database.Database;
import dev.saldo.history.jooq.database.Faults;
import dev.saldo.history.jooq.database.Snapshot;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Hands out rows as a stream that gives its connection back when it is read out or closed. */
final class RowStream<S, T> implements Iterator<T> {

  private final Snapshot snapshot;
  private final Iterator<S> parts;
  private final Function<S, Iterator<T>> rowsOf;
  private Iterator<T> rows = Collections.emptyIterator();

  private RowStream(Snapshot snapshot, List<S> parts, Function<S, Iterator<T>> rowsOf) {
    this.snapshot = snapshot;
    this.parts = parts.iterator();
    this.rowsOf = rowsOf;
  }

  /**
   * Streams the rows of several parts, one part after the other.
   *
   * @param parts reads what there is to stream
   * @param rowsOf begins to read the rows of a part
   */
  static <S, T> Stream<T> open(
      Database database,
      Function<DSLContext, List<S>> parts,
      Function<DSLContext, Function<S, Iterator<T>>> rowsOf) {
    Snapshot snapshot = database.snapshot();
    try {
      DSLContext sql = snapshot.sql();
      Iterator<T> all = new RowStream<>(snapshot, parts.apply(sql), rowsOf.apply(sql));
      Spliterator<T> rows =
          Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL);
      return StreamSupport.stream(rows, false).onClose(snapshot::close);
    } catch (DataAccessException e) {
      snapshot.close();
      throw Faults.of(e);
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
    } catch (DataAccessException e) {
      snapshot.close();
      throw Faults.of(e);
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
