package dev.saldo.app.cli.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.history.HistoryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client and services that do not behave. */
@Timeout(30)
final class CommandSocketClientTest {

  private final Map<String, String> variables = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExecutorService service = Executors.newSingleThreadExecutor();
  private Path folder = Path.of("");
  private ServerSocketChannel server;

  /** The behaviour of a service. */
  @FunctionalInterface
  private interface Behaviour<T> {
    T serve(FrameChannel client) throws IOException;
  }

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("saldo.yaml"), "accounts: []\n");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(folder.resolve("saldo-history.sock")));
  }

  @AfterEach
  void stop() throws IOException {
    service.shutdownNow();
    server.close();
  }

  private OptionalInt run(String... args) {
    try {
      return handOver(args);
    } catch (HistoryException e) {
      err.writeBytes("saldo: %s%n".formatted(e.getMessage()).getBytes(StandardCharsets.UTF_8));
      return OptionalInt.of(1);
    }
  }

  private OptionalInt handOver(String... args) {
    return CommandSocketClient.handOver(
        new ProcessEnvironment(
            variables::get,
            Clock.systemUTC(),
            folder,
            Optional.empty(),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false),
        args);
  }

  private <T> Future<T> serve(Behaviour<T> behaviour) {
    return service.submit(
        () -> {
          try (FrameChannel client = new FrameChannel(server.accept())) {
            return behaviour.serve(client);
          }
        });
  }

  private static CommandRequest greet(FrameChannel client, String... variables) throws IOException {
    client.read();
    client.write(FrameType.GREETING, SocketGreeting.of(Set.of(variables)).encode());
    return CommandRequest.from(client.read());
  }

  private String inUse(String reason) {
    return "saldo: %s is in use: the service that holds it %s%n"
        .formatted(folder.resolve("saldo-history.mv.db"), reason);
  }

  @Test
  void anotherVersionIsNamedInOneLine() {
    serve(
        client -> {
          SocketGreeting other = new SocketGreeting(2, "9.9", List.of());
          client.write(FrameType.GREETING, other.encode());
          return client.read();
        });
    assertThat(run("status")).hasValue(1);
    assertThat(err)
        .hasToString(
            inUse("is Saldo 9.9, and this is Saldo (unpackaged); restart it with this version"));
  }

  @Test
  void aServiceThatEndsInTheMiddleIsToldAfterWhatItSent() {
    serve(
        client -> {
          greet(client);
          client.write(FrameType.OUT, "half".getBytes(StandardCharsets.UTF_8));
          return true;
        });
    assertThat(run("status")).hasValue(1);
    assertThat(out).hasToString("half");
    assertThat(err)
        .hasToString(inUse("ended before the answer was complete; run the command again"));
  }

  @Test
  void onlyVariablesOfOptionsAndOfTheTerminalAreTold() throws Exception {
    variables.put("SALDO_ZONE", "UTC");
    variables.put("SALDO_SECRET", "x");
    variables.put("VENDOR_KEY", "x");
    variables.put("COLUMNS", "99");
    Future<CommandRequest> request =
        serve(client -> greet(client, "SALDO_ZONE", "VENDOR_KEY", "COLUMNS"));
    run("status");
    assertThat(request.get().variables()).isEqualTo(Map.of("SALDO_ZONE", "UTC", "COLUMNS", "99"));
  }

  @Test
  void filesThatTheCommandDoesNotNameAreNotTouched() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    for (FrameType question : List.of(FrameType.OPEN_FILE, FrameType.REPLACE_FILE)) {
      serve(
          client -> {
            greet(client);
            client.write(question, "secret", "0");
            return client.read();
          });
      assertThat(run("status", "--out", "public")).hasValue(1);
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith("a question for a file that the command does not name"));
    assertThat(folder.resolve("secret")).content().isEqualTo("x");
  }

  @Test
  void aFrameThatIsTooLongIsRefused() {
    serve(
        client -> {
          greet(client);
          client.write(FrameType.COMMAND, new byte[FrameChannel.MOST_COMMAND]);
          return true;
        });
    assertThat(run("status")).hasValue(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("unexpected frame");
  }

  @Test
  void argumentsFromAFileAreReadByTheClient()
      throws IOException, InterruptedException, ExecutionException {
    Path options = Files.writeString(folder.resolve("options"), "--zone 'Europe/Kiel'\n-o csv\n");
    Future<CommandRequest> request = serve(client -> greet(client));
    run("usage", "@" + options);
    assertThat(request.get().arguments())
        .containsExactly("usage", "--zone", "Europe/Kiel", "-o", "csv");
  }

  @Test
  void commandsWithoutAHistoryAreNotHandedOver() {
    assertThat(run("schema")).isEmpty();
    assertThat(run("usage", "--help")).isEmpty();
    assertThat(run()).isEmpty();
    assertThat(run("--config", "none.yaml", "status")).isEmpty();
  }

  @Test
  void anotherUserMayNotUseTheRightsOfTheService() {
    assertThat(refusal("history", "--zone", "UTC", "copy", "--to", "x")).isNotEmpty();
    assertThat(refusal("poll", "--trust-providers")).isNotEmpty();
    assertThat(refusal("history", "export", "--out", "x")).isEmpty();
    assertThat(refusal("status")).isEmpty();
  }

  private Optional<String> refusal(String... args) {
    return HandedOverCommand.findRefusal(
        new CommandRequest(folder, false, false, Map.of(), List.of(args)));
  }
}
