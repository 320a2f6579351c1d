package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher answers some commands from files, without Java, as Java would answer them. */
@Timeout(60)
final class LauncherAnswerIT {

  private static final String STARTED = "started Java: ";
  private static final String PROGRAM = Saldo.class.getName() + " ";

  @TempDir private Path folder;

  private Path java;

  private String color = "";

  /** Makes a folder that looks like Java, whose program only says what it is asked to run. */
  @BeforeEach
  void makeJava() throws IOException {
    java = folder.resolve("java");
    Path program = java.resolve("bin/java");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25\"\n");
    Files.writeString(
        program,
        "#!/bin/sh\nwhile [ \"$1\" != dev.saldo.app.cli.Saldo ]; do shift; done\necho '"
            + STARTED
            + "'\"$*\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help",
        "-h",
        "status --help",
        "history import -h",
        "help alerts test-rules",
        "help alerts",
        "alerts --help",
        "help times",
        "help help",
        "completion bash",
        "help configuration"
      })
  void answersAsJavaDoes(String line) throws Exception {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    String answer = new CommandRun(folder).run(words).out();
    assertThat(answer).isNotEmpty();
    assertThat(launch("80", words)).isEqualTo(answer);
    assertThat(launch("100", words)).isEqualTo(STARTED + (PROGRAM + line).strip() + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staus",
        "help history-import",
        "help history.import",
        "help warm-up",
        "help time",
        "help status import",
        "--version --help",
        "help ../version",
        "status"
      })
  void leavesTheRestToJava(String line) throws Exception {
    assertThat(launch("80", line.split(" ", -1))).isEqualTo(STARTED + PROGRAM + line + "\n");
  }

  @Test
  void leavesAChoiceOfColorToJava() throws Exception {
    color = "always";
    assertThat(launch("80", "help")).isEqualTo(STARTED + PROGRAM + "help\n");
  }

  @Test
  void printsTheVersionOfTheArchive() throws Exception {
    String name = Path.of(System.getProperty("saldo.distribution")).getFileName().toString();
    assertThat(launch("", "--version"))
        .isEqualTo(launch("", "-V"))
        .isEqualTo(name.replace('-', ' ').replace(" SNAPSHOT", "-SNAPSHOT") + "\n");
  }

  private String launch(String columns, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("saldo.distribution") + "/bin/saldo");
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("SALDO_JAVA", java.toString());
    builder.environment().put("SALDO_AOT", "off");
    builder.environment().put("COLUMNS", columns);
    builder.environment().put("SALDO_COLOR", color);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return text;
  }
}
