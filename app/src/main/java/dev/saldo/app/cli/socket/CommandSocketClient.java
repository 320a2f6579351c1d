package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Hands a command over to the service that holds its history. */
public final class CommandSocketClient {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The variables that a service may ask for, besides those of options. */
  static final Set<String> TERMINAL_VARIABLES =
      Set.of(
          "COLUMNS",
          "TERM",
          "NO_COLOR",
          "LC_ALL",
          "LC_CTYPE",
          "LANG",
          "USER",
          "LOGNAME",
          "USERNAME");

  private static final String OPTION_VARIABLE = "SALDO_";

  private final ProcessEnvironment environment;
  private final List<String> arguments;
  private final Path database;

  private CommandSocketClient(
      ProcessEnvironment environment, List<String> arguments, Path database) {
    this.environment = environment;
    this.arguments = arguments;
    this.database = database;
  }

  /**
   * Lets a service run a command, if one holds the history that the command uses.
   *
   * @return the exit code; empty if the command must run by itself
   * @throws HistoryException if the service does not answer, or not completely
   */
  public static OptionalInt handOver(ProcessEnvironment environment, String... args) {
    List<String> arguments = List.of(args);
    Optional<Path> database = HandedOverCommand.findHistory(environment, arguments);
    Optional<UnixDomainSocketAddress> address =
        database.flatMap(file -> CommandSocketFile.find(file, environment.directory()));
    if (address.isEmpty()) {
      return OptionalInt.empty();
    }
    SocketChannel channel;
    try {
      channel = SocketChannel.open(address.get());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
    List<String> expanded = ArgumentFileExpansion.expand(arguments);
    return OptionalInt.of(
        new CommandSocketClient(environment, expanded, database.get()).run(channel));
  }

  private int run(SocketChannel channel) {
    try (FrameChannel service = new FrameChannel(channel)) {
      return run(service);
    } catch (FrameFormatException e) {
      throw inUse("the service that holds it sent " + e.getMessage());
    } catch (IOException e) {
      throw inUse(
          "the service that holds it ended before the answer was complete; run the command again");
    }
  }

  private HistoryException inUse(String reason) {
    return new HistoryException("%s is in use: %s".formatted(database, reason));
  }

  private int run(FrameChannel service) throws IOException {
    SocketGreeting own = SocketGreeting.of(Set.of());
    service.write(FrameType.GREETING, own.encode());
    if (!service.awaitFrame(PATIENCE)) {
      throw inUse("the service that holds it does not answer; try again later");
    }
    SocketGreeting greeting = SocketGreeting.from(service.read());
    if (!own.matches(greeting)) {
      throw inUse(
          "the service that holds it is Saldo %s, and this is Saldo %s; restart it with this version"
              .formatted(greeting.version(), own.version()));
    }
    CommandRequest request = request(greeting.variables());
    byte[] command = request.encode();
    if (command.length > FrameChannel.MOST_COMMAND) {
      environment.err().println("saldo: the command line is longer than 1 MiB; shorten it");
      return ProcessExitCode.WRONG_USAGE;
    }
    service.write(FrameType.COMMAND, command);
    try (ClientFiles files = new ClientFiles(service, request)) {
      return answer(service, files);
    }
  }

  /** Returns the command with the variables that the service asked for, if it may have them. */
  private CommandRequest request(List<String> names) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : names) {
      String value = environment.environment().apply(name);
      boolean allowed = TERMINAL_VARIABLES.contains(name) || name.startsWith(OPTION_VARIABLE);
      if (allowed && value != null) {
        variables.put(name, value);
      }
    }
    return new CommandRequest(
        environment.directory(),
        environment.outIsTerminal(),
        environment.errIsTerminal(),
        variables,
        arguments);
  }

  private int answer(FrameChannel service, ClientFiles files) throws IOException {
    while (true) {
      Frame frame = service.read();
      switch (frame.type()) {
        case OUT -> {
          environment.out().write(frame.content(), 0, frame.content().length);
          environment.out().flush();
        }
        case ERR -> environment.err().write(frame.content(), 0, frame.content().length);
        case READ_INPUT -> service.write(FrameType.CONTENT, readInput());
        case EXIT -> {
          return exitCode(frame);
        }
        default -> files.answer(frame);
      }
    }
  }

  private byte[] readInput() throws IOException {
    byte[] bytes = new byte[FrameChannel.MOST_CONTENT];
    int count = environment.in().read(bytes);
    byte[] read = new byte[Math.max(count, 0)];
    System.arraycopy(bytes, 0, read, 0, read.length);
    return read;
  }

  private static int exitCode(Frame frame) throws FrameFormatException {
    try {
      return Integer.parseInt(frame.text());
    } catch (NumberFormatException e) {
      throw new FrameFormatException("a malformed exit code");
    }
  }
}
