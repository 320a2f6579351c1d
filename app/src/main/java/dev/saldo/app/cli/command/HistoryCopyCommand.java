package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.References;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.HistoryPlaceCheck;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Secret;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies the history to another database. */
@Command(
    name = "copy",
    description = "Copy the complete history to another database, such as PostgreSQL.",
    footer = {
      "",
      "If interrupted, run it again; it resumes where it stopped. The original history does"
          + " not change; to switch to the copy, set history.url in the configuration."
    })
final class HistoryCopyCommand implements Callable<Integer> {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file):[^}]+}");

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description =
          "Target database, jdbc:postgresql://HOST/DATABASE or jdbc:h2:file:PATH; it must not"
              + " contain a history")
  String to = "";

  @Option(
      names = "--to-user",
      paramLabel = "USER",
      defaultValue = "saldo",
      description = "User of the target database; default: saldo")
  String user = "saldo";

  @Option(
      names = "--to-password",
      paramLabel = "REFERENCE",
      description =
          "Reference to its password, $${env:NAME} or $${file:PATH}; not the password itself")
  @Nullable String password;

  @Inject
  HistoryCopyCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace();
    Secret secret = secret(workspace);
    HistoryPlaceCheck.findProblem(to, workspace.folder())
        .ifPresent(
            problem -> {
              throw new CommandUsageException("--to: " + problem);
            });
    if (HistoryPlaceCheck.isSame(to, workspace.config().history().url(), workspace.folder())) {
      throw new CommandUsageException("--to " + to + " is this history itself; name another place");
    }
    try (BalanceHistory history = session.readHistory(workspace)) {
      long rows =
          HistoryStore.copy(history, to, workspace.folder(), user, secret, this::showProgress);
      environment.notes().printf("%scopied %d rows; the copy is complete%n", lineStart(), rows);
      return ProcessExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--to: " + e.getMessage());
    }
  }

  private Secret secret(ConfiguredWorkspace workspace) {
    if (password == null) {
      return Secret.of("");
    }
    if (!REFERENCE.matcher(password).matches()) {
      throw new CommandUsageException(
          "--to-password must be ${env:NAME} or ${file:PATH}, not the password itself");
    }
    try {
      return new References(environment.environment(), workspace.folder()).secret(password);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--to-password: " + e.getMessage());
    }
  }

  private void showProgress(long rows) {
    if (environment.errIsTerminal()) {
      environment.notes().printf("\r%d rows", rows);
    }
  }

  private String lineStart() {
    return environment.errIsTerminal() ? "\r" : "";
  }
}
