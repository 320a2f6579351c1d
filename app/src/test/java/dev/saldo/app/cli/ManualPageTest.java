package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages and completion scripts of the archive. */
final class ManualPageTest {

  @Test
  void everyCommandAndTopicHasAPage(@TempDir Path folder) throws Exception {
    ArchiveShareFiles.main(new String[] {folder.toString(), "2026-11-21T00:00:00Z", "0.1.0"});
    CommandRun saldo = new CommandRun(folder);
    Path commands = folder.resolve("man/man1");
    for (String command : saldo.commands()) {
      assertThat(commands.resolve("saldo-" + command + ".1").toFile().exists())
          .as(command)
          .isNotEqualTo(command.equals("warm-up"));
    }
    assertThat(commands.resolve("saldo-history-import.1")).isNotEmptyFile();
    assertThat(folder.resolve("man/man7/saldo-exit-codes.7")).content().contains(".TH");
    assertThat(folder.resolve("bash-completion/completions/saldo"))
        .content()
        .contains("complete -F");
    assertThat(commands.resolve("saldo-usage.1"))
        .content()
        .startsWith(".TH \"SALDO\\-USAGE\" 1 \"2026-11-21\" \"Saldo 0.1.0\"")
        .contains(".SH \"OPTIONS\"\n.TP\n\\fB\\-\\-by\\fR=\\fISTEP\\fR\n")
        .contains(".BR saldo (1)")
        .doesNotContain("%%")
        .matches(text -> text.lines().allMatch(line -> line.length() <= 110));
    lint(folder.resolve("man"));
  }

  @Test
  void aPageIsPrintedByTheHelp(@TempDir Path folder) {
    CommandRun saldo = new CommandRun(folder);
    assertThat(saldo.run("help", "--man", "history", "import").out())
        .startsWith(".TH \"SALDO\\-HISTORY\\-IMPORT\" 1 \"2026-11-21\"");
    assertThat(saldo.run("help", "--man").out()).contains("\\fBstatus\\fR", "\\fBpoll\\fR");
  }

  private static void lint(Path folder) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/mandoc"))) {
      return;
    }
    List<String> words = new ArrayList<>(List.of("mandoc", "-Tlint"));
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(words::add);
    }
    Process mandoc = new ProcessBuilder(words).redirectErrorStream(true).start();
    assertThat(new String(mandoc.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(mandoc.waitFor()).isZero();
  }
}
