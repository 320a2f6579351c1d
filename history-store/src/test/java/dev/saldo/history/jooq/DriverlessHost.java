package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What a host does that brings a data source, and no driver and pool for anyone else. */
public final class DriverlessHost implements Consumer<DataSource> {

  @Override
  public void accept(DataSource dataSource) {
    try (BalanceHistory history = HistoryStore.open(dataSource)) {
      history.append(Polls.sampled(0, 350));
      assertThatThrownBy(() -> history.append(Polls.sampled(0, 351)))
          .isInstanceOf(HistoryException.class);
      assertThat(history.series(Selection.ALL)).hasSize(1);
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        HistoryStore.within(history, connection).append(Polls.sampled(1, 349));
        connection.commit();
      }
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(2);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    missing("jdbc:h2:mem:none", "h2");
    missing("jdbc:postgresql://localhost:1/none", "postgresql");
  }

  private static void missing(String url, String library) {
    assertThatThrownBy(() -> HistoryStore.openUrl(url, Path.of(""), "saldo", Secret.of("")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(":" + library + ": add it to the class path");
  }
}
