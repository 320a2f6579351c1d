package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseErrorsTest {

  private final SQLException disk =
      new SQLException("General error", "HY000", ErrorCode.IO_EXCEPTION_1, new IOException("full"));

  @Test
  void aDiskErrorIsReportedWithItsMessage() {
    String expected = "the history's disk failed (full); check that its disk";
    assertThat(DatabaseErrors.translate(disk)).hasMessageStartingWith(expected);
    assertThat(DatabaseErrors.translate(new DataAccessException("select 1", disk)))
        .hasMessageStartingWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "55P03 | another writer has kept the history busy for 20 s: try again later",
        "57014 | the server cancelled it, as it does after 60 s",
        "25006 | this server or user is read-only",
        "53300 | out of space, memory or connections"
      })
  void aBusyOrLimitedServerIsExplained(String state, String advice) {
    assertThat(DatabaseErrors.translate(new SQLException("canceling", state)))
        .hasMessageContaining(advice);
  }

  @Test
  void anErrorWithoutSqlExceptionIsReported() {
    assertThat(DatabaseErrors.translate(new DataAccessException("no rows\nselect 1")))
        .hasMessage("the history's database failed: no rows");
  }

  @Test
  void aHistoryExceptionIsReturnedUnchanged() {
    HistoryException expected = new HistoryException("closed");
    assertThat(DatabaseErrors.translate(expected)).isSameAs(expected);
  }
}
