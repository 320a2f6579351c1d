package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes a first configuration. */
@Command(
    name = "init",
    description = "Write a commented saldo.yaml; an existing file is not changed.")
final class InitCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final ProcessEnvironment environment;

  @Inject
  InitCommand(GlobalOptions options, ProcessEnvironment environment) {
    this.options = options;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Path file = environment.directory().resolve(options.config()).normalize();
    try (InputStream template = InitCommand.class.getResourceAsStream("saldo.yaml")) {
      Files.copy(Objects.requireNonNull(template), file);
    } catch (FileAlreadyExistsException e) {
      throw new CommandUsageException(
          file + " already exists and was not changed; choose another --config");
    }
    environment.err().println("wrote " + file + "; next: edit it, then 'saldo poll --dry-run'");
    return ProcessExitCode.DONE;
  }
}
