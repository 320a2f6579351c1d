package dev.saldo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;

/** What samples take at least: series, time and amount, loaded in one transaction. */
final class BareSampleTable {

  private BareSampleTable() {}

  /**
   * Loads it and returns the size of its file in bytes.
   *
   * @param compacted whether the database is told to shut down as small as it can
   */
  static long load(BenchmarkDatabase place, int accounts, int rounds, boolean compacted)
      throws SQLException, IOException {
    Files.deleteIfExists(place.plainFile());
    try (Connection connection = place.connectPlain();
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
    long size = Files.size(place.plainFile());
    Files.delete(place.plainFile());
    return size;
  }
}
