package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A history of each kind, opened for two nodes and kept open for all tests of a class. A database
 * of one process has one store for both.
 */
final class SharedDatabases {

  private final Map<Kind, List<BalanceHistory>> open = new EnumMap<>(Kind.class);

  /** The kinds of databases that hold a history. */
  enum Kind {
    MEMORY,
    FILE,
    LENT,
    POSTGRESQL
  }

  synchronized List<BalanceHistory> get(Kind kind, Path folder) {
    return open.computeIfAbsent(kind, missing -> create(missing, folder));
  }

  synchronized void close() {
    open.values().forEach(nodes -> nodes.forEach(BalanceHistory::close));
    open.clear();
  }

  private static List<BalanceHistory> create(Kind kind, Path folder) {
    return switch (kind) {
      case MEMORY -> shared(HistoryStore.openUrl("jdbc:h2:mem:" + UUID.randomUUID(), folder));
      case FILE -> shared(HistoryStore.openFile(folder.resolve("shared")));
      case LENT -> {
        JdbcDataSource host = new JdbcDataSource();
        host.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        yield List.of(HistoryStore.open(host), HistoryStore.open(host));
      }
      case POSTGRESQL -> {
        String url = PostgresServer.newDatabase();
        yield List.of(PostgresServer.open(url), PostgresServer.open(url));
      }
    };
  }

  private static List<BalanceHistory> shared(BalanceHistory history) {
    return List.of(history, history);
  }
}
