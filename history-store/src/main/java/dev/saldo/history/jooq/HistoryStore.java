package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.HistoryDatabaseOpener;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Opens a balance history in a database. What is returned is safe for several threads and must be
 * closed. Every method throws {@link HistoryException}, one line that says what is wrong and what
 * to do, when the history is in use, newer than this program, damaged, incomplete or out of reach.
 */
public final class HistoryStore {

  private HistoryStore() {}

  /**
   * Opens the history in a host's database; creates or updates its tables, which are in a schema
   * {@code SALDO} of their own. H2 or PostgreSQL.
   *
   * <p>Each call takes a connection of its own and gives it back as it was; closing the history
   * leaves the data source open. The connections' user may create schemas the first time. Several
   * processes may do so at once; their writers wait for each other. In PostgreSQL, appends are as
   * durable as the host's own commits. In H2 they are forced to disk if that user is an
   * administrator of the database.
   *
   * @param dataSource connections outside the host's transactions
   */
  public static BalanceHistory open(DataSource dataSource) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.lent(dataSource)).requireWhole();
  }

  /**
   * Opens or creates a history file for this process alone.
   *
   * @param path the file, with or without {@code .mv.db}; files of the same name ending in {@code
   *     .id} and {@code .lock} belong to it, and all are readable by their owner only
   * @throws IllegalArgumentException if the path holds a {@code ;} or a control character
   */
  public static BalanceHistory openFile(Path path) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.file(path)).requireWhole();
  }

  /**
   * Opens or creates the history a URL names: {@code jdbc:h2:file:PATH} for this process alone, or
   * {@code jdbc:h2:mem:NAME}, which is gone when it is closed, or {@code
   * jdbc:postgresql://HOST[:PORT]/DATABASE}, which any number of processes may share. No setting
   * may follow but {@code CACHE_SIZE} for H2, and for PostgreSQL those that secure and time the
   * connection.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL asks for anything else
   */
  public static BalanceHistory openUrl(String url, Path relativeTo) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo)).requireWhole();
  }

  /**
   * Opens a history as {@link #openUrl(String, Path)} does, for a user whom it was created for.
   *
   * @param password read now, and in PostgreSQL again whenever a connection is made
   */
  public static BalanceHistory openUrl(String url, Path relativeTo, String user, Secret password) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo, user, password))
        .requireWhole();
  }

  /**
   * Copies a history with all that is kept into the place a URL names, which must hold none yet.
   * Called again after it was broken off, it goes on where it stopped; if the source was written to
   * meanwhile, it begins anew. Until it is complete, the copy does not open as a history.
   *
   * @param from a history that was opened here
   * @param url where to, as for {@link #openUrl(String, Path, String, Secret)}
   * @param copied is told how many rows the copy has, as they grow
   * @return how many rows it has at the end
   * @throws IllegalArgumentException if the URL asks for what is not allowed, or the history was
   *     not opened here
   */
  public static long copy(
      BalanceHistory from,
      String url,
      Path relativeTo,
      String user,
      Secret password,
      LongConsumer copied) {
    if (!(from instanceof JooqBalanceHistory source)) {
      throw new IllegalArgumentException("only a history that HistoryStore opened can be copied");
    }
    try (JooqBalanceHistory target =
        new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo, user, password))) {
      return source.copyTo(target, copied);
    }
  }

  /**
   * Divides the samples of a history in PostgreSQL into months of UTC from now on, for histories of
   * billions of rows: old months can then be moved to slower disks or vacuumed one by one. What is
   * there becomes one part and stays where it is. Calling it twice is calling it once.
   *
   * @param history a history that was opened here
   * @throws IllegalArgumentException if it was not
   */
  public static void partitionByMonth(BalanceHistory history) {
    if (!(history instanceof JooqBalanceHistory stored)) {
      throw new IllegalArgumentException("only a history that HistoryStore opened is divided");
    }
    stored.partitionByMonth();
  }
}
