package dev.saldo.app.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.saldo.app.cli.command.CommandLineModule;
import dev.saldo.app.cli.command.RootCommand;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
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
    CheckedStandardOutput out = new CheckedStandardOutput(new FileOutputStream(FileDescriptor.out));
    ProcessEnvironment surroundings =
        new ProcessEnvironment(
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
      code = code == ProcessExitCode.DONE ? ProcessExitCode.FAULT : code;
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  static int run(ProcessEnvironment surroundings, String... args) {
    GlobalOptions options = new GlobalOptions();
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION, new CommandLineModule(options, surroundings, Saldo::run));
    CommandLine commandLine =
        new CommandLine(new RootCommand(options), new GuiceCommandFactory(injector));
    CommandErrorReporter faults = new CommandErrorReporter(options, surroundings.err());
    commandLine
        .setDefaultValueProvider(new EnvironmentOptionDefaults(surroundings.environment()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults);
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      surroundings.err().println("saldo: a fault of Saldo or of its Java: " + e);
      return ProcessExitCode.FAULT;
    } finally {
      surroundings.out().flush();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
