package dev.saldo.history.jooq;

import dev.saldo.alert.AlertStore;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.alert.JooqAlertStore;
import dev.saldo.history.jooq.claim.JooqPollClaims;
import dev.saldo.history.jooq.copy.HistoryBackup;
import dev.saldo.history.jooq.copy.HistoryCopy;
import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabaseOpener;
import dev.saldo.history.jooq.database.SampleMonthPartitions;
import dev.saldo.history.jooq.database.SchemaName;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import dev.saldo.schedule.PollClaims;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Opens balance histories in databases. A history is thread-safe and must be closed by the caller.
 * Every method throws {@link HistoryException}, with one line that says what is wrong and what to
 * do, if the history is in use by another process, newer than this program, damaged, incomplete or
 * unreachable.
 */
public final class HistoryStore {

  /**
   * The options for opening a history. Immutable.
   *
   * @param command the command that opens it, such as {@code saldo poll}; shown to commands that
   *     wait
   * @param patience the time to wait for another process that uses a history file; zero to not wait
   * @param readOnly whether the history is only read: a file is then shared with other readers and
   *     not written to, and write access is not required
   * @param identityFolder the folder for the identity of a history in PostgreSQL, with which an
   *     emptied or exchanged database is refused; empty to keep none
   * @param waiting is run before each pause of a wait; what it throws ends the wait
   */
  public record OpeningOptions(
      String command,
      Duration patience,
      boolean readOnly,
      Optional<Path> identityFolder,
      Runnable waiting) {

    /** Reads and writes, does not wait, and keeps no identity of a server's history. */
    public static final OpeningOptions DEFAULT =
        new OpeningOptions("", Duration.ZERO, false, Optional.empty());

    /** Creates options that run nothing while they wait. */
    public OpeningOptions(
        String command, Duration patience, boolean readOnly, Optional<Path> identityFolder) {
      this(command, patience, readOnly, identityFolder, () -> {});
    }

    /** Checks the patience. */
    public OpeningOptions {
      if (patience.isNegative()) {
        throw new IllegalArgumentException("the wait must be at least 0 s, not " + patience);
      }
    }

    OpeningTerms terms() {
      return new OpeningTerms(command, patience, readOnly, identityFolder, waiting);
    }
  }

  private HistoryStore() {}

  /**
   * Opens the history in a host's H2 or PostgreSQL database; creates or migrates its tables, which
   * are in a schema of their own, {@code SALDO}.
   *
   * <p>Each call takes a connection and returns it with its settings restored; closing the history
   * leaves the data source open. The first time, the user needs the right to create schemas.
   * Several processes may open the history; their writers wait for each other. Appends are as
   * durable in PostgreSQL as the host's commits, and forced to disk in H2 by an administrator.
   *
   * <p>The history does not take part in the host's transactions: a call, even a read, that
   * receives a connection in one is refused. Use {@link #within} to take part in one.
   *
   * @param dataSource a source of connections that take no part in the host's transactions
   */
  public static BalanceHistory open(DataSource dataSource) {
    return open(dataSource, SchemaName.DEFAULT.text());
  }

  /**
   * Opens a history like {@link #open(DataSource)} in a schema, so that a database has several.
   *
   * @param schema the name of the schema: letters, digits and underscores, in any case
   * @throws IllegalArgumentException if the name contains any other character
   */
  public static BalanceHistory open(DataSource dataSource, String schema) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.lent(dataSource, new SchemaName(schema)))
        .requireComplete();
  }

  /**
   * Returns a view of a history within a transaction of the host: what it stores is committed or
   * rolled back by the host, and it sees what the transaction sees. A call that throws leaves the
   * transaction as it was before it. From the first append until the host commits, all other
   * writers wait. The view never commits, rolls back or closes the connection, must not be used
   * after it, and need not be closed. Not thread-safe.
   *
   * @param history a history that was opened by {@link #open(DataSource)}
   * @param connection a connection to the same database, with auto-commit off
   * @throws IllegalArgumentException if the connection commits automatically, or the history was
   *     not opened by this class
   */
  public static BalanceHistory within(BalanceHistory history, Connection connection) {
    return OpenedHistory.require(history, "take part in a transaction").within(connection);
  }

  /**
   * Opens or creates a history file for this process alone.
   *
   * @param path the file, with or without {@code .mv.db}; files of the same name ending in {@code
   *     .id} and {@code .lock} belong to it; all are readable by their owner only
   * @throws IllegalArgumentException if the path holds a {@code ;} or a control character
   */
  public static BalanceHistory openFile(Path path) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.file(path)).requireComplete();
  }

  /**
   * Opens or creates the history at a URL: {@code jdbc:h2:file:PATH} for this process alone, {@code
   * jdbc:h2:mem:NAME}, which is lost when it is closed, or {@code
   * jdbc:postgresql://HOST[:PORT]/DATABASE}, which any number of processes may share. The only
   * settings allowed in the URL are {@code CACHE_SIZE} for H2, and for PostgreSQL those for
   * security and timeouts of the connection.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL is malformed or has another setting
   */
  public static BalanceHistory openUrl(String url, Path relativeTo) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo)).requireComplete();
  }

  /**
   * Opens or creates a history like {@link #openUrl(String, Path)}, as a user of the database.
   *
   * @param relativeTo the folder that a relative path starts from
   * @param user the user; for a file, the one it was created with
   * @param password the user's password, read now and, in PostgreSQL, again for each new connection
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed
   */
  public static BalanceHistory openUrl(String url, Path relativeTo, String user, Secret password) {
    return new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo, user, password))
        .requireComplete();
  }

  /** Opens a history as {@link #openUrl(String, Path, String, Secret)} does, with options. */
  public static BalanceHistory openUrl(
      String url, Path relativeTo, String user, Secret password, OpeningOptions options) {
    return new JooqBalanceHistory(
            HistoryDatabaseOpener.url(url, relativeTo, user, password, options.terms()))
        .requireComplete();
  }

  /**
   * Copies a history completely to a URL that holds no history yet. An interrupted copy resumes
   * where it stopped when this is called again; if the source was written to in the meantime, it
   * starts from scratch. An incomplete copy cannot be opened as a history.
   *
   * @param from a history that was opened by this class
   * @param url the target, as for {@link #openUrl(String, Path, String, Secret)}
   * @param relativeTo the folder that a relative path starts from
   * @param user the user of the target
   * @param password the password of that user
   * @param copied receives the number of rows in the copy after each page
   * @return the number of rows in the copy at the end
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed,
   *     or the history was not opened by this class
   */
  public static long copy(
      BalanceHistory from,
      String url,
      Path relativeTo,
      String user,
      Secret password,
      LongConsumer copied) {
    JooqBalanceHistory source = OpenedHistory.require(from, "be copied");
    try (JooqBalanceHistory target =
        new JooqBalanceHistory(HistoryDatabaseOpener.url(url, relativeTo, user, password))) {
      return HistoryCopy.run(source.open(), target.open(), copied);
    }
  }

  /**
   * Returns the time of the server that holds a history, UTC; empty for one in this process.
   *
   * @param history a history that was opened by this class
   */
  public static Optional<Instant> findDatabaseTime(BalanceHistory history) {
    return history instanceof JooqBalanceHistory stored
        ? DatabaseClock.findServerTime(stored.open())
        : Optional.empty();
  }

  /**
   * Partitions the samples of a history in PostgreSQL by month, in UTC, from now on, so that old
   * months can be moved to slower disks or vacuumed one by one. The existing samples become one
   * partition and are not moved. Calling this again has no effect.
   *
   * @param history a history that was opened by this class
   * @throws IllegalArgumentException if it was not
   */
  public static void partitionByMonth(BalanceHistory history) {
    SampleMonthPartitions.begin(OpenedHistory.require(history, "be partitioned").open());
  }

  /**
   * Verifies series of a history: reads every row and recomputes what is derived from the samples.
   *
   * @param history a history that was opened by this class
   * @param repair whether to replace damaged derived rows with recomputed ones if all samples of
   *     their series are intact
   * @throws IllegalArgumentException if the history was not opened by this class
   */
  public static HistoryVerification verify(
      BalanceHistory history, Selection selection, boolean repair) {
    JooqBalanceHistory stored = OpenedHistory.require(history, "be verified");
    try {
      return new HistoryVerifier(stored.open(), repair).verify(selection);
    } catch (DataAccessException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /**
   * Writes a backup of a history as of one moment: a file with the identity of the history. It is
   * read back from the disk and verified before it replaces an older one.
   *
   * @param history a history that was opened by this class
   * @param file the file, of any name
   * @param keep the number of backups to keep, at least 1; older ones are {@code FILE.1}, {@code
   *     FILE.2} and so on
   * @throws IllegalArgumentException if the history was not opened by this class
   */
  public static HistoryVerification backUp(BalanceHistory history, Path file, int keep) {
    return backup(file).write(OpenedHistory.require(history, "be backed up").open(), keep);
  }

  /**
   * Verifies a backup and replaces the history at a URL with it. The history must be closed.
   *
   * @param file a file that {@link #backUp} wrote
   * @param force whether to replace a history that is newer than the backup, or another one
   * @return the file that was replaced, under the name it has now; empty if there was none
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed
   */
  public static Optional<Path> restore(
      Path file, String url, Path relativeTo, String user, Secret password, boolean force) {
    return backup(file).restore(new HistoryBackup.Target(url, relativeTo, user, password), force);
  }

  /**
   * Returns the claims of polls in the database of a history, for processes that share the work of
   * polling. They are thread-safe and need not be closed. Each call is a transaction of its own,
   * which neither waits for writers of the history nor makes them wait.
   *
   * @param history a history that was opened by this class for writing, and stays open
   * @throws IllegalArgumentException if it was not opened by this class, or is a view that {@link
   *     #within} returned
   */
  public static PollClaims pollClaims(BalanceHistory history) {
    return new JooqPollClaims(OpenedHistory.requireOutside(history, "keep claims")::open);
  }

  /**
   * Returns the alert episodes and the outbox in the database of a history. The store is
   * thread-safe and need not be closed. {@link AlertStore#write} waits for other writers of the
   * history as an append does; claiming and settling messages does not. None takes part in a
   * transaction of the host. Of a history that is only read, the alerts are only read too.
   *
   * @param history a history that was opened by this class, and stays open
   * @throws IllegalArgumentException if it was not opened by this class, or is a view that {@link
   *     #within} returned
   */
  public static AlertStore alerts(BalanceHistory history) {
    JooqBalanceHistory opened = OpenedHistory.requireOutside(history, "keep alerts");
    return new JooqAlertStore(opened::open, opened::writeWith);
  }

  private static HistoryBackup backup(Path file) {
    return new HistoryBackup(
        file, database -> new HistoryVerifier(database, false).verify(Selection.ALL));
  }
}
