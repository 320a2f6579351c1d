package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

final class FileHistoryContractTest extends BalanceHistoryContract {

  @TempDir Path folder;

  @Override
  protected BalanceHistory emptyHistory() {
    return HistoryStore.openFile(folder.resolve(UUID.randomUUID().toString()));
  }
}
