package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.Histories;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileCompactionTest {

  private static final int ROUNDS = 150;
  private static final List<Account> ACCOUNTS =
      IntStream.range(0, 100).mapToObj(number -> Polls.account("account-" + number)).toList();

  /** The size of a poll's rows and index entries, with a margin; without compaction it is 1,000. */
  private static final long BYTES_PER_POLL = 300;

  @TempDir Path folder;

  private int tried;

  /**
   * Lets H2 reuse outdated pages at once, as if polls were far apart; by default it keeps them for
   * 45 s.
   */
  @Test
  void steadyPollingDoesNotFillTheFileWithOutdatedPages() throws IOException {
    try (BalanceHistory history = open(";RETENTION_TIME=0")) {
      poll(history);
      assertThat(size()).isLessThan(BYTES_PER_POLL * ROUNDS * ACCOUNTS.size());
    }
  }

  @Test
  void aFileOfMostlyOutdatedPagesIsRewrittenWhenItIsClosed() throws IOException {
    long grown;
    try (BalanceHistory history = open("")) {
      poll(history);
      grown = size();
    }
    assertThat(size()).isLessThan(grown / 2).isLessThan(BYTES_PER_POLL * ROUNDS * ACCOUNTS.size());
    try (BalanceHistory history = open("")) {
      assertThat(history.series(Selection.ALL)).hasSameSizeAs(ACCOUNTS);
    }
  }

  @Test
  void failedCompactionDoesNotFailTheAppend() {
    Connection broken =
        (Connection)
            Proxy.newProxyInstance(
                HistoryFileCompactionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  tried++;
                  throw new SQLException("the store is closed");
                });
    HistoryFileCompaction compaction = new HistoryFileCompaction();
    int failed = 0;
    for (int append = 0; append < 100; append++) {
      failed += compaction.afterCommit(broken) ? 1 : 0;
    }
    assertThat(tried).isPositive();
    assertThat(failed).as("pages may have been moved").isEqualTo(tried);
  }

  private static void poll(BalanceHistory history) {
    for (int round = 0; round < ROUNDS; round++) {
      history.append(round(round));
    }
  }

  private long size() throws IOException {
    return Files.size(folder.resolve("a.mv.db"));
  }

  private static List<PollResult> round(int round) {
    Instant at = Polls.START.plus(Duration.ofMinutes(15L * round));
    return ACCOUNTS.stream()
        .map(account -> Polls.sampled(account, at, 1_000_000 - 37L * round))
        .toList();
  }

  private BalanceHistory open(String settings) {
    return Histories.on(
        HistoryDatabaseOpener.file(
            new HistoryFilePaths(folder.resolve("a")),
            new H2ConnectionSettings("saldo", H2ConnectionSettings.DEFAULT.password(), settings),
            SchemaMigrations.SHIPPED,
            OpeningTerms.DEFAULT));
  }
}
