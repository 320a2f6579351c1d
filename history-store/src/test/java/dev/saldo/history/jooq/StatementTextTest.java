package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.jooq.copy.IncompleteCopyMark;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.history.jooq.integrity.FailureTableScan;
import dev.saldo.history.jooq.rise.KeptRiseSeek;
import dev.saldo.history.jooq.rise.RuledSeriesTable;
import dev.saldo.history.jooq.text.SchemaVersionStatement;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.history.jooq.text.StatementTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The texts of the reports are what jOOQ writes. {@code -Dgolden=write} writes them again when a
 * statement changes.
 */
final class StatementTextTest {

  private static final Path TEXTS = Path.of("src/main/resources/dev/saldo/history/jooq/text");
  private static final Long[] SERIES = {1L, 2L};
  private static final Instant[] AT = {Polls.START, Polls.START.plusSeconds(1)};

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void eachTextIsWhatJooqWrites(String product) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      write(product);
      return;
    }
    StatementTexts texts = StatementTexts.read(product);
    for (StatementText statement : StatementText.values()) {
      assertThat(texts.find(statement, "saldo"))
          .as(statement.name())
          .isEqualTo(text(statement, product, "saldo"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void eachTextIsForTheSchemaOfAHost(String product) {
    StatementTexts texts = StatementTexts.read(product);
    for (StatementText statement : StatementText.values()) {
      if (statement != StatementText.SCHEMA_VERSIONS) {
        assertThat(texts.find(statement, "host_7"))
            .as(statement.name())
            .isEqualTo(text(statement, product, "host_7"));
      }
    }
    assertThat(texts.find(StatementText.SCHEMA_VERSIONS, "host_7"))
        .contains(" host_7.\"saldo_schema_history\" ");
  }

  private static void write(String product) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (StatementText statement : StatementText.values()) {
      lines.append(statement.key()).append('=');
      lines.append(text(statement, product, "saldo")).append('\n');
    }
    Files.createDirectories(TEXTS);
    Files.writeString(TEXTS.resolve(product + ".properties"), lines);
  }

  private static String text(StatementText statement, String product, String schema) {
    return statement == StatementText.SCHEMA_VERSIONS
        ? SchemaVersionStatement.select(TestDatabases.plain(product)).getSQL()
        : query(statement, TestDatabases.renderer(product, schema)).getSQL();
  }

  private static Query query(StatementText statement, DSLContext sql) {
    return switch (statement) {
      case SCHEMA_VERSIONS -> SchemaVersionStatement.select(sql);
      case LEDGER -> HistoryLedger.select(sql);
      case COPY_MARK -> IncompleteCopyMark.select(sql);
      case ACCOUNT_COUNT -> count(sql, ACCOUNT);
      case FAILURE_COUNT -> count(sql, FAILURE);
      case HEAD_COUNT -> count(sql, HEAD);
      case ACCOUNTS -> AccountStateReader.select(sql, DSL.noCondition());
      case FAILURES_OF_ACCOUNTS -> FailureTableScan.select(sql, DSL.noCondition());
      case SERIES -> StoredSeries.statement(sql, DSL.noCondition());
      case NEIGHBOURS -> SampleNeighbourReader.select(sql, SERIES, AT);
      case NEIGHBOURS_OF_SERIES -> SeriesInstantReader.select(sql, SERIES, AT);
      case CLASSIFICATIONS -> ClassificationRowTable.select(sql, DSL.noCondition());
      case WEEKS -> WeeklyUsageReader.select(sql, List.of(SERIES), AT[0], AT[1]);
      case RECENT_SAMPLES -> RecentLevelReader.select(sql, SERIES, AT, AT[1]);
      case RULED_SERIES -> RuledSeriesTable.statement(sql, new String[] {"a", "b"});
      case SAMPLE_BEFORE -> SampleRowReader.selectLast(sql, 1, SAMPLE.OBSERVED_AT.lt(AT[0]));
      case SAMPLE_FROM -> SampleRowReader.selectFirst(sql, 1, SAMPLE.OBSERVED_AT.ge(AT[0]), 1);
      case SAMPLES -> SampleRowReader.select(sql, 1, AT[0], AT[1], 0);
      case RISES -> KeptRiseSeek.select(sql, SERIES, AT);
    };
  }

  private static Query count(DSLContext sql, Table<?> table) {
    return sql.selectCount().from(table);
  }
}
