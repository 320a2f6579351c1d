package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
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

  private final CommandSession session;
  private final ProcessEnvironment surroundings;

  @Inject
  HistoryPartitionCommand(CommandSession session, ProcessEnvironment surroundings) {
    this.session = session;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace().check();
    try (BalanceHistory history = session.openHistory(workspace)) {
      HistoryStore.partitionByMonth(history);
      surroundings.err().println("the samples are divided into months from now on");
      return ProcessExitCode.DONE;
    }
  }
}
