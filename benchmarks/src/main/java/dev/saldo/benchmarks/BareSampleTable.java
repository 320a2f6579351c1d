package dev.saldo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;

/** The smallest table for samples: series, time and amount, loaded in one transaction. */
final class BareSampleTable {

  private BareSampleTable() {}

  /**
   * Loads the table and returns the size of its file in bytes.
   *
   * @param compacted whether the database is compacted when it shuts down
   */
  static long load(BenchmarkDatabase database, int accounts, int rounds, boolean compacted)
      throws SQLException, IOException {
    Files.deleteIfExists(database.plainFile());
    try (Connection connection = database.connectPlain();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table bare (
            series_id bigint not null,
            observed_at timestamp(3) with time zone not null,
            amount decimal(38, 12),
            primary key (series_id, observed_at)
          )
          """);
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into bare values (?, ?, ?)")) {
        for (int round = 0; round < rounds; round++) {
          for (int account = 0; account < accounts; account++) {
            insert.setLong(1, account);
            insert.setObject(2, SimulatedAccountFleet.at(round).atOffset(ZoneOffset.UTC));
            insert.setBigDecimal(3, SimulatedAccountFleet.amount(account, round));
            insert.addBatch();
          }
          insert.executeBatch();
        }
      }
      connection.commit();
      if (compacted) {
        statement.execute("shutdown compact");
      }
    }
    long size = Files.size(database.plainFile());
    Files.delete(database.plainFile());
    return size;
  }
}
