package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.BalanceHistoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class FileHistoryContractTest extends BalanceHistoryContract {

  @TempDir static Path folder;

  /** Migrated once; copying it is faster than migrating each. */
  @BeforeAll
  static void makeTemplate() {
    HistoryStore.openFile(template().path()).close();
  }

  @Override
  protected BalanceHistory emptyHistory() {
    HistoryFile file = new HistoryFile(folder.resolve(UUID.randomUUID().toString()));
    try {
      Files.copy(template().database(), file.database());
      Files.copy(template().identity(), file.identity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HistoryStore.openFile(file.path());
  }

  private static HistoryFile template() {
    return new HistoryFile(folder.resolve("template"));
  }
}
