package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.UserFiles;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.HeldHistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backs up the history. */
@Command(
    name = "backup",
    description = "Write a verified backup of the history to a file.",
    footer = {
      "",
      "The backup is a consistent snapshot of the history, whether it is in a file or on a server. It is read back and verified before it replaces FILE. Restore it with 'saldo restore FILE'.",
      "",
      "Examples:",
      "  saldo backup /backups/saldo.backup",
      "  saldo backup /backups/saldo.backup --keep 7    # also keeps .1 to .6"
    })
final class BackupCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final UserFiles files;

  @Parameters(paramLabel = "FILE", description = "File to write; an older backup is replaced")
  Path file = Path.of("");

  @Option(
      names = "--keep",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Number of backups to keep: FILE, FILE.1, FILE.2 and so on; default: 1")
  int keep = 1;

  @Inject
  BackupCommand(CommandSession session, ProcessEnvironment environment, CommandHost host) {
    this.session = session;
    this.environment = environment;
    this.files = host.files();
  }

  @Override
  public Integer call() throws IOException {
    if (keep < 1 || keep > 1_000) {
      throw new CommandUsageException("--keep must be between 1 and 1000, not " + keep);
    }
    Path target = environment.directory().resolve(file).normalize();
    if (files.isFolder(file, target)) {
      throw new CommandUsageException(target + " is a folder; name a file in it");
    }
    ConfiguredWorkspace workspace = session.workspace();
    if (isOfHistory(target, workspace)) {
      throw new CommandUsageException(target + " belongs to the history itself; name another file");
    }
    try (BalanceHistory history = session.openHistory(workspace)) {
      HistoryVerification written = files.backUp(history, file, target, keep);
      environment
          .notes()
          .printf(
              "backed up %d samples of %d series to %s and verified them%n",
              written.samples(), written.series(), target);
    }
    return ProcessExitCode.DONE;
  }

  /** Returns whether a file is the database of the history, its identity or its lock. */
  private static boolean isOfHistory(Path target, ConfiguredWorkspace workspace)
      throws IOException {
    Path database =
        HeldHistoryFile.find(workspace.config().history().url(), workspace.folder()).orElse(null);
    if (database == null) {
      return false;
    }
    String name = String.valueOf(database.getFileName()).replaceFirst("[.]mv[.]db$", "");
    return Stream.of(".mv.db", ".id", ".lock")
            .map(suffix -> database.resolveSibling(name + suffix).normalize())
            .anyMatch(target::equals)
        || (Files.exists(target) && Files.exists(database) && Files.isSameFile(target, database));
  }
}
