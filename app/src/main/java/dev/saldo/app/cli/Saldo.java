package dev.saldo.app.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.saldo.app.cli.command.CommandModule;
import dev.saldo.app.cli.command.RootCommand;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.Surroundings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;

/** The program {@code saldo}. */
public final class Saldo {

  private Saldo() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Surroundings surroundings =
        new Surroundings(
            System::getenv,
            Clock.systemUTC(),
            Path.of("").toAbsolutePath(),
            Optional.ofNullable(System.getProperty("saldo.home")).map(Path::of),
            System.in,
            new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("saldo.terminal.out"),
            Boolean.getBoolean("saldo.terminal.err"));
    int code = run(surroundings, args);
    IOException loss = out.loss();
    if (loss != null) {
      surroundings
          .err()
          .println("saldo: standard output could not be written whole: " + loss.getMessage());
      code = code == ExitCode.DONE ? ExitCode.FAULT : code;
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    GlobalOptions options = new GlobalOptions();
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION, new CommandModule(options, surroundings, Saldo::run));
    CommandLine commandLine =
        new CommandLine(new RootCommand(options), new CommandFactory(injector));
    Faults faults = new Faults(options, surroundings.err());
    commandLine
        .setDefaultValueProvider(new EnvironmentDefaults(surroundings.environment()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults);
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      surroundings.err().println("saldo: a fault of Saldo or of its Java: " + e);
      return ExitCode.FAULT;
    } finally {
      surroundings.out().flush();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
