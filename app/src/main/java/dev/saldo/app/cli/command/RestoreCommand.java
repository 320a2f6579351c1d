package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a backup. */
@Command(
    name = "restore",
    description = "Verify a backup and replace the history with it.",
    footer = {
      "",
      "A history that is newer than the backup, or a different one, is replaced only with --force. The replaced file is kept next to the history; its new name is printed.",
      "",
      "Examples:",
      "  saldo restore /backups/saldo.backup",
      "  saldo restore /backups/saldo.backup.1 --force"
    })
final class RestoreCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "FILE", description = "Backup to restore")
  Path file = Path.of("");

  @Option(
      names = "--force",
      description = "Replace the history even if it is newer than the backup, or a different one")
  boolean force;

  @Inject
  RestoreCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path backup = environment.directory().resolve(file).normalize();
    if (!Files.isRegularFile(backup)) {
      throw new CommandUsageException("no such file: " + backup);
    }
    ConfiguredWorkspace workspace = session.workspace();
    Optional<Path> replaced = session.restore(workspace, backup, force);
    environment
        .notes()
        .printf(
            "restored %s%s%n",
            backup, replaced.map(old -> "; the previous file is now " + old).orElse(""));
    return ProcessExitCode.DONE;
  }
}
