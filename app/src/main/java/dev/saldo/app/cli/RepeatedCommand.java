package dev.saldo.app.cli;

import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.CommandLineOutline;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report that is drawn again and again until Ctrl-C, on a screen of its own, which the terminal
 * then exchanges for the previous one. The history is closed between two drawings.
 */
final class RepeatedCommand {

  /** Runs a command line once. */
  @FunctionalInterface
  interface Run {
    int run(ProcessEnvironment environment, String... args);
  }

  private static final String LIVE = "top";
  private static final Set<String> REPEATED =
      Set.of("status", "usage", "trend", "events", "runway", "check", LIVE);
  private static final Set<String> HELP = Set.of("-h", "--help");
  private static final String VARIABLE = "SALDO_WATCH";
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String FIRST_SCREEN = "\u001b[?25h\u001b[?1049l";
  private static final String TOP = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final ProcessEnvironment environment;
  private final int rows;
  private final Duration interval;
  private final String[] args;

  private RepeatedCommand(
      ProcessEnvironment environment, int rows, Duration interval, String... args) {
    this.environment = environment;
    this.rows = rows;
    this.interval = interval;
    this.args = args;
  }

  /**
   * Finds {@code --watch} in a command line, which {@code top} implies.
   *
   * @param rows the number of rows of the terminal; 0 if it is no terminal
   * @return empty if the command runs once, which also explains wrong usage
   */
  static Optional<RepeatedCommand> find(ProcessEnvironment environment, int rows, String... args) {
    Optional<String> name = CommandLineOutline.words(List.of(args)).stream().findFirst();
    Optional<String> asked =
        Stream.of(args)
            .filter(RepeatedCommand::isWatch)
            .map(option -> option.equals(WatchOption.NAME) ? WatchOption.USUAL : value(option))
            .reduce((first, last) -> last)
            .or(() -> Optional.ofNullable(environment.environment().apply(VARIABLE)))
            .or(() -> name.filter(LIVE::equals).map(live -> WatchOption.USUAL));
    boolean repeated = rows > 1 && asked.isPresent() && name.filter(REPEATED::contains).isPresent();
    if (!repeated || Stream.of(args).anyMatch(HELP::contains)) {
      return Optional.empty();
    }
    String[] once = Stream.of(args).filter(arg -> !isWatch(arg)).toArray(String[]::new);
    return WatchOption.interval(asked.get())
        .map(interval -> new RepeatedCommand(environment, rows, interval, once));
  }

  private static String value(String option) {
    return option.substring(option.indexOf('=') + 1);
  }

  private static boolean isWatch(String argument) {
    return argument.equals(WatchOption.NAME) || argument.startsWith(WatchOption.NAME + "=");
  }

  /** Draws until the process is interrupted, or the command turns out to be wrong usage. */
  int run(Run command) {
    PrintStream screen = environment.out();
    Thread leave = new Thread(() -> leave(screen), "leave-screen");
    Runtime.getRuntime().addShutdownHook(leave);
    screen.print(OTHER_SCREEN);
    while (true) {
      ByteArrayOutputStream drawn = new ByteArrayOutputStream();
      PrintStream text = new PrintStream(drawn, false, StandardCharsets.UTF_8);
      int code = command.run(once(text), args);
      text.flush();
      String all = drawn.toString(StandardCharsets.UTF_8);
      if (code == ProcessExitCode.WRONG_USAGE) {
        end(leave, screen);
        environment.err().print(all);
        return code;
      }
      draw(screen, all);
      try {
        Thread.sleep(interval);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end(leave, screen);
        return code;
      }
    }
  }

  private static void end(Thread leave, PrintStream screen) {
    Runtime.getRuntime().removeShutdownHook(leave);
    leave(screen);
  }

  /** Returns the environment of one drawing, in which messages are part of it. */
  private ProcessEnvironment once(PrintStream text) {
    return new ProcessEnvironment(
        name -> VARIABLE.equals(name) ? null : environment.environment().apply(name),
        environment.clock(),
        environment.directory(),
        environment.home(),
        environment.in(),
        text,
        text,
        environment.outIsTerminal(),
        false);
  }

  private void draw(PrintStream screen, String text) {
    screen.print(
        text.lines()
            .limit(rows - 1L)
            .map(line -> line + REST_OF_LINE + "\n")
            .collect(Collectors.joining("", TOP, REST_OF_SCREEN)));
    screen.flush();
  }

  private static void leave(PrintStream screen) {
    screen.print(FIRST_SCREEN);
    screen.flush();
  }
}
