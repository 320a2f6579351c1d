package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.Session;
import dev.saldo.app.cli.session.Surroundings;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Divides a large history. */
@Command(
    name = "partition",
    description = "Divide the samples of a history in PostgreSQL into months from now on.",
    footer = {
      "For histories of billions of samples. What is there becomes one part and is not moved; each",
      "later month gets a part of its own. No report changes."
    })
final class HistoryPartitionCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;

  @Inject
  HistoryPartitionCommand(Session session, Surroundings surroundings) {
    this.session = session;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workspace workspace = session.workspace().check();
    try (BalanceHistory history = session.openHistory(workspace)) {
      HistoryStore.partitionByMonth(history);
      surroundings.err().println("the samples are divided into months from now on");
      return ExitCode.DONE;
    }
  }
}
