package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class FileHistoryContractTest extends BalanceHistoryContract {

  @TempDir static Path folder;

  /** Migrates one file, because copying it is faster than migrating each new one. */
  @BeforeAll
  static void makeTemplate() {
    HistoryStore.openFile(template()).close();
  }

  @Override
  protected BalanceHistory emptyHistory() {
    Path path = folder.resolve(UUID.randomUUID().toString());
    copy(path, ".mv.db");
    copy(path, ".id");
    return HistoryStore.openFile(path);
  }

  private static void copy(Path path, String suffix) {
    try {
      Files.copy(Path.of(template() + suffix), Path.of(path + suffix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path template() {
    return folder.resolve("template");
  }
}
