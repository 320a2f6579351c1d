package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.References;
import dev.saldo.app.ConfiguredWorkspace;
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

/** Takes a history to another place. */
@Command(
    name = "copy",
    description = "Copy the history to another place, such as PostgreSQL, with all that is kept.",
    footer = {
      "Broken off, it goes on where it stopped when it is called again. The history that is copied",
      "stays as it is; write the new place into the configuration as history.url to change over."
    })
final class HistoryCopyCommand implements Callable<Integer> {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file):[^}]+}");

  private final CommandSession session;
  private final ProcessEnvironment surroundings;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description =
          "jdbc:postgresql://HOST/DATABASE or jdbc:h2:file:PATH; it must hold no history.")
  String to = "";

  @Option(
      names = "--to-user",
      paramLabel = "USER",
      defaultValue = "saldo",
      description = "User of that database; default: saldo.")
  String user = "saldo";

  @Option(
      names = "--to-password",
      paramLabel = "REFERENCE",
      description = "Where its password is: $${env:NAME} or $${file:PATH}, never itself.")
  @Nullable String password;

  @Inject
  HistoryCopyCommand(CommandSession session, ProcessEnvironment surroundings) {
    this.session = session;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace().check();
    Secret secret = secret(workspace);
    if (to.startsWith("jdbc:h2:mem:")) {
      throw new CommandUsageException("--to jdbc:h2:mem: keeps nothing; write jdbc:h2:file:PATH");
    }
    try (BalanceHistory history = session.openHistory(workspace)) {
      long rows = HistoryStore.copy(history, to, workspace.folder(), user, secret, this::tell);
      surroundings.err().printf("%scopied: %d rows, all there%n", lineStart(), rows);
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
          "--to-password takes where the password is, ${env:NAME} or ${file:PATH}, never itself");
    }
    try {
      return new References(surroundings.environment(), workspace.folder()).secret(password);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--to-password: " + e.getMessage());
    }
  }

  private void tell(long rows) {
    if (surroundings.errIsTerminal()) {
      surroundings.err().printf("\r%d rows", rows);
    }
  }

  private String lineStart() {
    return surroundings.errIsTerminal() ? "\r" : "";
  }
}
