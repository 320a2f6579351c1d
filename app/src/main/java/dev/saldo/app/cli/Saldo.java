package dev.saldo.app.cli;

import dev.saldo.app.cli.command.CommandFactory;
import dev.saldo.app.cli.command.RootCommand;
import dev.saldo.app.cli.command.SubcommandTable;
import dev.saldo.app.cli.command.UsageHelpLayout;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoVersion;
import dev.saldo.app.cli.socket.CommandSocketClient;
import dev.saldo.app.cli.socket.WaitingCommandHost;
import dev.saldo.history.HistoryException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;

/** The program {@code saldo}. */
public final class Saldo {

  /** Java withholds logins of these kinds from proxies for https; read once, by its client. */
  private static final String WITHHELD_PROXY_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

  private static final Set<String> VERSION_OPTIONS = Set.of("-V", "--version");

  private Saldo() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] written) {
    Locale.setDefault(Locale.ROOT);
    Path directory = Path.of("").toAbsolutePath();
    String[] args = CommandAliasExpansion.expand(directory, System::getenv, written);
    if (System.getProperty(WITHHELD_PROXY_LOGINS) == null) {
      System.setProperty(WITHHELD_PROXY_LOGINS, "");
    }
    OutputStream standard = new FileOutputStream(FileDescriptor.out);
    int rows = Integer.getInteger("saldo.terminal.rows", 0);
    Optional<TerminalScreenPager> pager =
        rows > 0
            ? TerminalScreenPager.find(standard, rows, System::getenv, args)
            : Optional.empty();
    CheckedStandardOutput out =
        new CheckedStandardOutput(pager.<OutputStream>map(found -> found).orElse(standard));
    ProcessEnvironment environment =
        new ProcessEnvironment(
            System::getenv,
            Clock.systemUTC(),
            directory,
            Optional.ofNullable(System.getProperty("saldo.home")).map(Path::of),
            System.in,
            new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("saldo.terminal.out"),
            Boolean.getBoolean("saldo.terminal.err"));
    int code = runOften(environment, rows, args);
    environment.out().flush();
    pager.ifPresent(found -> finish(found, environment));
    IOException loss = out.loss();
    if (loss != null) {
      environment.err().println("saldo: standard output is incomplete: " + loss.getMessage());
      code = code == ProcessExitCode.DONE ? ProcessExitCode.FAULT : code;
    }
    // Nothing is left for the end of the process, for which System.exit would load the logging.
    Runtime.getRuntime().halt(code);
  }

  private static int runOften(ProcessEnvironment environment, int rows, String... args) {
    Optional<RepeatedCommand> repeated =
        rows > 0 ? RepeatedCommand.find(environment, rows, args) : Optional.empty();
    return repeated.isPresent()
        ? repeated.get().run(Saldo::handOverOrRun)
        : handOverOrRun(environment, args);
  }

  private static void finish(TerminalScreenPager pager, ProcessEnvironment environment) {
    try {
      pager.finish();
    } catch (IOException e) {
      environment.err().println("saldo: standard output is incomplete: " + e.getMessage());
    }
  }

  /**
   * Prints the version, lets the service that holds the history run the command, or runs it;
   * returns its exit code. Nothing else is loaded before.
   */
  static int handOverOrRun(ProcessEnvironment environment, String... args) {
    if (args.length == 1 && VERSION_OPTIONS.contains(args[0])) {
      environment.out().println(SaldoVersion.line());
      environment.out().flush();
      return ProcessExitCode.DONE;
    }
    try {
      int code = CommandErrorReporter.HAND_OVER;
      while (code == CommandErrorReporter.HAND_OVER) {
        OptionalInt served = CommandSocketClient.handOver(environment, args);
        code =
            served.isPresent()
                ? served.getAsInt()
                : run(environment, WaitingCommandHost.of(environment, args), args);
      }
      return code;
    } catch (HistoryException e) {
      return new CommandErrorReporter(new GlobalOptions(), environment, args).handle(e);
    }
  }

  /** Runs one command and returns its exit code. */
  static int run(ProcessEnvironment environment, String... args) {
    return run(environment, CommandHost.OWN_PROCESS, args);
  }

  /** Runs one command for a host and returns its exit code. */
  static int run(ProcessEnvironment environment, CommandHost host, String... args) {
    GlobalOptions options = new GlobalOptions();
    CommandErrorReporter errors = new CommandErrorReporter(options, environment, args);
    boolean quiet = GlobalOptions.isQuiet(environment.environment().apply("SALDO_QUIET"), args);
    ProcessEnvironment shown = quiet ? environment.quiet() : environment;
    try {
      return commandLine(shown, host, options, errors, args).execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return errors.handle(e);
    } finally {
      environment.out().flush();
    }
  }

  /** Returns the command line of the program, for a host. */
  static CommandLine commandLine(ProcessEnvironment environment, CommandHost host) {
    GlobalOptions options = new GlobalOptions();
    return commandLine(environment, host, options, new CommandErrorReporter(options, environment));
  }

  private static CommandLine commandLine(
      ProcessEnvironment environment,
      CommandHost host,
      GlobalOptions options,
      CommandErrorReporter errors,
      String... args) {
    CommandLine root =
        new CommandLine(
            new RootCommand(options), new CommandFactory(options, environment, host, Saldo::run));
    SubcommandTable.addTo(root, args);
    UsageHelpLayout.apply(root, environment.variable("COLUMNS").orElse(""));
    return root.setDefaultValueProvider(new EnvironmentOptionDefaults(environment.environment()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(host.expandsArgumentFiles())
        .setOut(writer(environment.out()))
        .setErr(writer(environment.err()))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setExecutionStrategy(
            parsed -> {
              options.run(command(parsed));
              return new CommandLine.RunLast().execute(parsed);
            });
  }

  private static String command(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().qualifiedName();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
