package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a terminal, whose width it must find. */
@Timeout(120)
final class LauncherTerminalIT {

  private static final String IN_A_TERMINAL =
      """
      import fcntl, os, pty, struct, sys, termios
      pid, terminal = pty.fork()
      if pid == 0:
          fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))
          os.environ.pop('COLUMNS', None)
          os.execv(sys.argv[2], sys.argv[2:])
      try:
          while True:
              data = os.read(terminal, 65536)
              if not data:
                  break
              sys.stdout.buffer.write(data)
      except OSError:
          pass
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  @TempDir private Path folder;

  @Test
  void laysTablesOutForTheWidthOfTheTerminal() throws Exception {
    assumeTrue(hasPython(), "there is no python3");
    Files.writeString(
        folder.resolve("saldo.yaml"),
        "accounts:\n- name: a\n  provider: smsonlinegh\n  settings: {api-key: x}\n");
    assertThat(widest(status(40))).isBetween(1, 40);
    assertThat(widest(status(80))).isBetween(41, 80);
    assertThat(status(80)).doesNotContain("smsonlinegh");
    assertThat(widest(status(120))).isBetween(81, 120);
    assertThat(status(200)).contains("smsonlinegh");
  }

  private static int widest(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "")
        .lines()
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private String status(int columns) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                "-c",
                IN_A_TERMINAL,
                String.valueOf(columns),
                System.getProperty("saldo.distribution") + "/bin/saldo",
                "status")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("SALDO_JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("SALDO_AOT", "off");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static boolean hasPython() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }
}
