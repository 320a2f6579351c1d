package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.cli.socket.HandedOverCommand;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands while another process holds the history: each answer is that without a service. */
@Timeout(30)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CommandSocketTest {

  private static final Instant FIRST = Instant.parse("2026-10-20T00:00:00Z");
  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount\n";
  private static final String ONE_MORE =
      HEADER + "otp,smsonlinegh,main,money,GHS,2026-11-21T19:00:00Z,4\n";

  /** Command lines that change nothing but files; a leading word sets the width of a terminal. */
  private static final List<String> QUESTIONS =
      List.of(
          "status",
          "80 status",
          "120 status",
          "status -o xlsx --out s.xlsx",
          "status --out a.csv --out b.md -o json",
          "usage -o json",
          "usage --wait soon",
          "120 trend --plot always",
          "history export --out all.csv",
          "history export --out none/all.csv",
          "history import none.csv",
          "history import .",
          "runway backtest --origins origins.csv",
          "runway backtest --origins none.csv",
          "usage nobody",
          "status --out .",
          "usage @options.txt",
          "status --help",
          "accounts",
          "accounts rename nobody somebody",
          "backup kept --keep 2",
          "backup kept --keep 2",
          "backup none/kept");

  @TempDir private static Path parent;

  private static CommandRun saldo;
  private static Path distant;
  private static Optional<HistoryServiceProcess> service = Optional.empty();
  private static final Map<Integer, Answer> ALONE = new LinkedHashMap<>();

  /** The outcome of a command and the files that it left. */
  private record Answer(Outcome outcome, Map<String, String> files) {}

  @BeforeAll
  static void serve() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("a folder"));
    distant = Files.createDirectories(parent.resolve("d".repeat(60)).resolve("e".repeat(60)));
    saldo = new CommandRun(folder);
    configure(saldo);
    for (int at = 0; at < QUESTIONS.size(); at++) {
      ALONE.put(at, ask(QUESTIONS.get(at)));
    }
    Files.copy(folder.resolve("saldo.yaml"), distant.resolve("saldo.yaml"));
    Files.copy(folder.resolve("saldo-history.mv.db"), distant.resolve("saldo-history.mv.db"));
    Files.copy(folder.resolve("saldo-history.id"), distant.resolve("saldo-history.id"));
    Files.setPosixFilePermissions(
        distant.resolve("saldo-history.mv.db"), PosixFilePermissions.fromString("rw-rw----"));
    leaveStaleSocket(folder.resolve("saldo-history.sock"));
    assertThat(ask("status").outcome()).isEqualTo(ALONE.get(0).outcome());
    Path runtime = Files.createTempDirectory(parent, "run");
    service = Optional.of(HistoryServiceProcess.start(runtime, folder, distant));
  }

  private static void configure(CommandRun run) {
    run.write(
        "saldo.yaml",
        "accounts:\n- name: otp\n  provider: smsonlinegh\n  settings: {api-key: x}\n");
    run.write("origins.csv", "account,bucket,as_of\notp,main,2026-11-20T00:00:00Z\n");
    run.write("options.txt", "--by week\n-o csv\n");
    StringBuilder samples = new StringBuilder(HEADER);
    for (int at = 0; at < 6_000; at++) {
      samples
          .append("otp,smsonlinegh,main,money,GHS,")
          .append(FIRST.plus(Duration.ofMinutes(5L * at)))
          .append(',')
          .append(10_000 - at)
          .append('\n');
    }
    assertThat(run.runWithInput(samples.toString(), "history", "import", "-").exit()).isZero();
  }

  /** A process that is killed leaves the file of its socket, and so does one that closes it. */
  private static void leaveStaleSocket(Path file) throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(file));
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service.isPresent()) {
      service.get().kill();
    }
  }

  private static Answer ask(String line) throws IOException {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    boolean terminal = Character.isDigit(line.charAt(0));
    saldo.outIsTerminal = terminal;
    saldo.environment.clear();
    if (terminal) {
      saldo.environment.putAll(Map.of("COLUMNS", words.removeFirst(), "TERM", "xterm"));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome outcome = saldo.runInto(out, "", words.toArray(String[]::new));
    return new Answer(outcome, files());
  }

  /** Returns the files that commands wrote, and removes all but backups. */
  private static Map<String, String> files() throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    List<String> inputs = List.of("origins.csv", "options.txt", "saldo.yaml");
    try (Stream<Path> found = Files.list(saldo.directory)) {
      for (Path file : found.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file)) {
          contents.put(name, "a folder");
        } else if (name.startsWith("kept")) {
          contents.put(name, "a backup");
        } else if (!name.startsWith("saldo-history") && !inputs.contains(name)) {
          contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
          Files.delete(file);
        }
      }
    }
    return contents;
  }

  @BeforeEach
  void leaveTheTerminal() {
    saldo.outIsTerminal = false;
    saldo.environment.clear();
  }

  @Test
  @Order(1)
  void everyAnswerHasTheSameBytesAsWithoutAService() throws IOException {
    for (String left : List.of("kept", "kept.1")) {
      Files.delete(saldo.directory.resolve(left));
    }
    for (int at = 0; at < QUESTIONS.size(); at++) {
      assertThat(ask(QUESTIONS.get(at))).as(QUESTIONS.get(at)).isEqualTo(ALONE.get(at));
    }
    assertThat(ALONE.get(QUESTIONS.indexOf("usage nobody")).outcome().exit()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void theSocketHasTheRightsOfTheFile() throws IOException {
    assertThat(mode(saldo.directory.resolve("saldo-history.sock"))).isEqualTo("rw-------");
    assertThat(mode(distant.resolve("saldo-history.sock"))).isEqualTo("rw-rw----");
    Path socket = Path.of(Files.readString(distant.resolve("saldo-history.sock")));
    assertThat(mode(socket)).isEqualTo("rw-rw----");
    assertThat(mode(socket.getParent())).isEqualTo("rwx--x---");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @Order(3)
  void aHistoryWithALongPathIsServedToo() {
    CommandRun far = new CommandRun(distant);
    assertThat(far.run("status")).isEqualTo(ALONE.get(0).outcome());
  }

  @Test
  @Order(4)
  void variablesOfOptionsAreThoseOfTheClient() {
    saldo.environment.put("SALDO_OUTPUT", "jsonl");
    assertThat(saldo.run("status").out()).startsWith("{\"schemaVersion\":").hasLineCount(1);
  }

  @Test
  @Order(5)
  void aPollIsOneOfTheService() {
    Outcome outcome = saldo.run("poll", "otp");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .isEqualTo("saldo: otp: rate-limited: no call is left\nsaldo: 0 read, 1 failed\n");
  }

  @Test
  @Order(6)
  void anotherConfigurationOfTheSameHistoryIsNamed() {
    saldo.write("other.yaml", "accounts: []\n");
    Outcome outcome = saldo.run("status", "--config", "other.yaml");
    assertThat(outcome.out()).isEqualTo(ALONE.get(0).outcome().out());
    assertThat(outcome.err())
        .isEqualTo(
            "saldo: answered by a service with the configuration %s, not with %s%n",
            saldo.directory.resolve("saldo.yaml"), saldo.directory.resolve("other.yaml"));
  }

  @Test
  @Order(7)
  void standardInputIsImportedOnce() {
    assertThat(saldo.runWithInput(ONE_MORE, "history", "import", "-").err())
        .isEqualTo("imported 1 sample; 0 already existed\n");
    assertThat(saldo.runWithInput(ONE_MORE, "history", "import", "-").err())
        .isEqualTo("imported 0 samples; 1 already existed\n");
  }

  @Test
  @Order(8)
  void manyClientsAreServedAtOnce() throws Exception {
    Outcome alone = saldo.run("usage", "--by", "day", "-o", "json");
    assertThat(alone.exit()).isZero();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<Outcome>> answers = new ArrayList<>();
      for (int at = 0; at < 8; at++) {
        answers.add(clients.submit(() -> saldo.run("usage", "--by", "day", "-o", "json")));
      }
      for (Future<Outcome> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    }
  }

  /** Three commands have all places, so that another one is only run if one was cancelled. */
  @Test
  @Order(9)
  void interruptingTheClientCancelsTheCommand() throws Exception {
    Process client = client("history", "export");
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        ExecutorService others = Executors.newCachedThreadPool()) {
      assertThat(reader.readLine()).startsWith("account,");
      HeldOutput first = new HeldOutput();
      HeldOutput second = new HeldOutput();
      List<Future<Outcome>> held =
          List.of(
              others.submit(() -> saldo.runInto(first, "", "history", "export")),
              others.submit(() -> saldo.runInto(second, "", "history", "export")));
      first.begun.await();
      second.begun.await();
      Future<Outcome> fourth = others.submit(() -> saldo.run("status", "-o", "csv"));
      new ProcessBuilder("kill", "-TERM", String.valueOf(client.pid())).start().waitFor();
      try {
        assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isEqualTo(143);
        assertThat(fourth.get(30, TimeUnit.SECONDS).exit()).isZero();
      } finally {
        first.released.countDown();
        second.released.countDown();
      }
      for (Future<Outcome> one : held) {
        assertThat(one.get().exit()).isZero();
      }
    }
  }

  private static Process client(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.saldo.app.cli.Saldo"));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).directory(saldo.directory.toFile()).start();
  }

  @Test
  @Order(10)
  void aServiceThatIsKilledLeavesOneLineAndAHistoryThatOpens() throws Exception {
    HeldOutput output = new HeldOutput();
    try (ExecutorService client = Executors.newSingleThreadExecutor()) {
      Future<Outcome> answer = client.submit(() -> saldo.runInto(output, "", "history", "export"));
      output.begun.await();
      service.orElseThrow().kill();
      output.released.countDown();
      assertThat(answer.get().exit()).isEqualTo(1);
      assertThat(answer.get().err())
          .isEqualTo(
              "saldo: %s is in use: the service that holds it ended before the answer was complete; run the command again%n",
              saldo.directory.resolve("saldo-history.mv.db"));
    }
    assertThat(saldo.directory.resolve("saldo-history.sock")).exists();
    assertThat(saldo.run("status").exit()).isZero();
  }

  @Test
  @Order(11)
  void aServiceReplacesTheSocketOfAKilledOneAndRemovesItsOwn() throws Exception {
    Path published = distant.resolve("saldo-history.sock");
    Path killed = Path.of(Files.readString(published));
    assertThat(killed).exists();
    List<AutoCloseable> opened = HistoryServiceProcess.serve(distant, saldo.clock);
    Path socket = Path.of(Files.readString(published));
    assertThat(killed.getParent()).doesNotExist();
    assertThat(new CommandRun(distant).run("status").exit()).isZero();
    for (AutoCloseable one : opened) {
      one.close();
    }
    assertThat(socket.getParent()).doesNotExist();
    assertThat(published).doesNotExist();
  }

  @Test
  @Order(12)
  void everyOtherCommandUsesNoHistoryThatAServiceCouldHold() {
    Set<String> commands = new TreeSet<>(saldo.commands());
    commands.removeAll(HandedOverCommand.NAMES);
    assertThat(commands)
        .containsExactly(
            "completion",
            "config",
            "demo",
            "help",
            "init",
            "providers",
            "restore",
            "schema",
            "serve",
            "warm-up");
  }

  /** Output that nobody reads until it is released. */
  private static final class HeldOutput extends OutputStream {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      begun.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
