package dev.saldo.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A table with the columns of a history's samples, filled with plain JDBC. */
final class PlainSampleTable implements AutoCloseable {

  private static final int BATCH = 1_000;

  private final BenchmarkDatabase database;
  private final Connection connection;
  private final PreparedStatement insert;

  private PlainSampleTable(
      BenchmarkDatabase database, Connection connection, PreparedStatement insert) {
    this.database = database;
    this.connection = connection;
    this.insert = insert;
  }

  static PlainSampleTable create(BenchmarkDatabase database) throws SQLException {
    Connection connection = database.connectPlain();
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists plain_sample");
      statement.execute(
          """
          create table plain_sample (
            series_id bigint not null,
            observed_at timestamp(3) with time zone not null,
            amount decimal(38, 12),
            unlimited boolean not null,
            raw_amount varchar(64),
            fallen decimal(38, 12) not null,
            risen decimal(38, 12) not null,
            samples bigint not null,
            covered_millis bigint not null,
            stated_at timestamp(3) with time zone,
            held decimal(38, 12),
            checksum integer not null,
            primary key (series_id, observed_at)
          )
          """);
    }
    connection.setAutoCommit(false);
    return new PlainSampleTable(
        database,
        connection,
        connection.prepareStatement(
            "insert into plain_sample values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  }

  /** Inserts a sample of each account in one durable transaction, with 1,000 rows per batch. */
  void insert(int accounts, int round) throws SQLException {
    OffsetDateTime at = SimulatedAccountFleet.at(round).atOffset(ZoneOffset.UTC);
    BigDecimal fallen = BigDecimal.valueOf(730L * round, 2);
    for (int account = 0; account < accounts; account++) {
      insert.setLong(1, account);
      insert.setObject(2, at);
      insert.setBigDecimal(3, SimulatedAccountFleet.amount(account, round));
      insert.setBoolean(4, false);
      insert.setString(5, null);
      insert.setBigDecimal(6, fallen);
      insert.setBigDecimal(7, BigDecimal.ZERO);
      insert.setLong(8, round + 1L);
      insert.setLong(9, SimulatedAccountFleet.EVERY.toMillis() * round);
      insert.setObject(10, null);
      insert.setObject(11, null);
      insert.setInt(12, account * 31 + round);
      insert.addBatch();
      if (account % BATCH == BATCH - 1) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
    connection.commit();
    database.syncToDisk(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
