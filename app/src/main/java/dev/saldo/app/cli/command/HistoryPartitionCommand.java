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

/** Partitions a large history. */
@Command(
    name = "partition",
    description = "Partition the samples of a history in PostgreSQL by month.",
    footer = {
      "",
      "For histories with billions of samples. Existing samples become one partition and"
          + " are not moved; each later month gets its own partition. Reports do not change."
    })
final class HistoryPartitionCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Inject
  HistoryPartitionCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace();
    try (BalanceHistory history = session.openHistory(workspace)) {
      HistoryStore.partitionByMonth(history);
      environment.notes().println("partitioned; each later month gets its own partition");
      return ProcessExitCode.DONE;
    }
  }
}
