package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.AsideDurability;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.database.HistoryUrl;
import dev.saldo.history.jooq.database.SchemaName;
import dev.saldo.history.jooq.database.TransactionWork;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A history that a service holds for others. */
public final class HeldHistoryFile {

  private HeldHistoryFile() {}

  /**
   * Returns the database file of a history, absolute, without opening it; empty if the history is
   * not in a file.
   *
   * @param url the URL of the history
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed
   */
  public static Optional<Path> find(String url, Path relativeTo) {
    return HistoryUrl.parse(url, relativeTo) instanceof HistoryUrl.InFile in
        ? Optional.of(in.file().database())
        : Optional.empty();
  }

  /**
   * Returns a view of a history for one task. Closing the view, which another thread may do to end
   * the task, leaves the history open; a closed view refuses the next call.
   *
   * @param history a history that {@link HistoryStore} opened
   * @param closed is run once, when the view is closed
   * @throws IllegalArgumentException if another class opened it
   */
  public static BalanceHistory lend(BalanceHistory history, Runnable closed) {
    JooqBalanceHistory stored = OpenedHistory.requireOutside(history, "be lent");
    return stored.over(new LentDatabase(stored.open(), closed));
  }

  /**
   * Returns how many transactions, of whatever process, have written to a history. While it stays
   * the same, so do the samples. Costs the lookup of one row.
   *
   * @param history a history that {@link HistoryStore} opened, and stays open
   * @throws IllegalArgumentException if another class opened it
   */
  public static long countChanges(BalanceHistory history) {
    JooqBalanceHistory stored = OpenedHistory.require(history, "be counted");
    try {
      return stored.open().read(sql -> HistoryLedger.read(sql).appends());
    } catch (RuntimeException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /** A database that stays open when this view of it is closed. Thread-safe. */
  private static final class LentDatabase implements HistoryDatabase {

    private final HistoryDatabase database;
    private final Runnable closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    LentDatabase(HistoryDatabase database, Runnable closing) {
      this.database = database;
      this.closing = closing;
    }

    @Override
    public SchemaName schema() {
      return database.schema();
    }

    @Override
    public HistoryReadSnapshot snapshot() {
      return open().snapshot();
    }

    @Override
    public <T> T write(TransactionWork<T> work) {
      return open().write(work);
    }

    @Override
    public <T> T writeOnce(TransactionWork<T> work) {
      return open().writeOnce(work);
    }

    @Override
    public <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work) {
      return open().writeAside(durability, work);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        closing.run();
      }
    }

    private HistoryDatabase open() {
      if (closed.get()) {
        throw new HistoryException("the command was cancelled");
      }
      return database;
    }
  }
}
