package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.cli.option.OutputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every report, and every format, by itself and through a service that holds the history. */
final class ServedReportsTest {

  private static final Instant FIRST = Instant.parse("2026-11-11T00:00:00Z");

  private static final List<String> REPORTS =
      List.of(
          "status",
          "usage",
          "usage --by day --estimate",
          "trend --by day",
          "events",
          "statement",
          "runway",
          "plan --until 2027-01-01",
          "check",
          "alerts",
          "alerts history",
          "alerts check",
          "alerts backtest --since 10d",
          "accounts",
          "history",
          "history verify");

  @TempDir private static Path folder;

  private static final Map<String, String> ALONE = new LinkedHashMap<>();
  private static CommandRun saldo;
  private static List<AutoCloseable> service = List.of();

  @BeforeAll
  static void serve() throws IOException {
    saldo = new CommandRun(folder);
    saldo.write(
        "saldo.yaml",
        """
        channels: {ops: {type: exec, command: ["true"]}}
        alerts: [{name: low, when: {balance-below: 500}}]
        accounts: [{name: otp, provider: smsonlinegh, settings: {api-key: x}}]
        """);
    StringBuilder samples =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    for (int hour = 0; hour < 240; hour++) {
      samples
          .append("otp,smsonlinegh,main,money,GHS,")
          .append(FIRST.plus(Duration.ofHours(hour)))
          .append(',')
          .append(1_000 - hour + hour / 100 * 150)
          .append('\n');
    }
    assertThat(saldo.runWithInput(samples.toString(), "history", "import", "-").exit()).isZero();
    for (String line : lines()) {
      ALONE.put(line, ask(line));
    }
    service = HistoryServiceProcess.serve(folder, saldo.clock);
  }

  private static List<String> lines() {
    OutputFormat[] formats = OutputFormat.values();
    List<String> lines = new ArrayList<>();
    for (String report : REPORTS) {
      OutputFormat format = formats[lines.size() % formats.length];
      lines.add(report + " -o " + format.name().toLowerCase(Locale.ROOT));
    }
    return lines;
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable one : service) {
      one.close();
    }
  }

  private static String ask(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome outcome = saldo.runInto(out, "", line.split(" "));
    return outcome.exit() + "\n" + outcome.err() + "\n" + out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void everyReportHasTheSameBytesThroughAService() {
    for (String line : lines()) {
      String answer = ask(line);
      assertThat(answer).as(line).isEqualTo(ALONE.get(line));
      assertThat(answer.length()).as(line).isGreaterThan(20);
    }
    assertThat(saldo.run("poll", "otp").err()).as("of the service").contains("no call is left");
  }

  @Test
  void anotherUserHasTheRightsOfTheFile() throws Exception {
    Path file = folder.resolve("saldo-history.mv.db");
    assumeTrue(canBecomeAnother(), "only root can try this as another user");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String mode : List.of("rw-------", "rw-rw----", "rw-rw-rw-")) {
      stop();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      service = HistoryServiceProcess.serve(folder, saldo.clock);
      for (int group : new int[] {0, 65_534}) {
        boolean allowed = mode.charAt(group == 0 ? 4 : 7) == 'w';
        assertThat(connects(group)).as(mode + " " + group).isEqualTo(allowed);
      }
    }
  }

  private static boolean canBecomeAnother() throws Exception {
    return run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-e", "1")
        == 0;
  }

  private static boolean connects(int group) throws Exception {
    String connect =
        "socket(my $s, PF_UNIX, SOCK_STREAM, 0); exit(connect($s, sockaddr_un($ARGV[0])) ? 0 : 3)";
    int exit =
        run(
            "setpriv",
            "--reuid=65534",
            "--regid=" + group,
            "--clear-groups",
            "perl",
            "-MSocket",
            "-e",
            connect,
            folder.resolve("saldo-history.sock").toString());
    assertThat(exit).isIn(0, 3);
    return exit == 0;
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      return -1; // the machine has no such program
    }
  }
}
