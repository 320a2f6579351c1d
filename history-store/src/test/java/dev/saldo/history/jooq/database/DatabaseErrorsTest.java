package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

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
