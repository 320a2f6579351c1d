package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts a file of another H2 format. */
@Command(
    name = "convert",
    description = "Convert a history file or a backup that another version of H2 wrote.",
    footer = {
      "",
      "The H2 that wrote the file exports it, so its jar is needed and is run; choose one that you trust. The result is verified before it replaces FILE; the previous file is kept and its new name printed. The database user and password are those of 'history' in the configuration.",
      "",
      "Example:",
      "  saldo history convert saldo-history.mv.db --h2-jar h2-1.4.200.jar"
    })
final class HistoryConvertCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "FILE", description = "History file or backup to convert")
  Path file = Path.of("");

  @Option(
      names = "--h2-jar",
      required = true,
      paramLabel = "JAR",
      description = "Jar of the H2 that wrote the file")
  Path jar = Path.of("");

  @Inject
  HistoryConvertCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path converted = existing(file);
    Path kept = session.convert(session.workspace(), converted, existing(jar));
    environment.notes().printf("converted %s; the previous file is now %s%n", converted, kept);
    return ProcessExitCode.DONE;
  }

  private Path existing(Path given) {
    Path path = environment.directory().resolve(given).normalize();
    if (!Files.isRegularFile(path)) {
      throw new CommandUsageException("no such file: " + path);
    }
    return path;
  }
}
