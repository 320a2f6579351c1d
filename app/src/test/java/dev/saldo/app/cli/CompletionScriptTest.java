package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts in the shells they are for. */
final class CompletionScriptTest {

  private static final String BASH =
      """
      source ./script
      complete_line() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _saldo; echo "${COMPREPLY[*]}"
      }
      complete_line saldo stat
      complete_line saldo usage --by = d
      complete_line saldo status --json account,prov
      complete_line saldo status -o csv ''
      complete_line saldo --config other.yaml status ''
      complete_line saldo history import sal
      complete_line saldo init --provider s
      complete_line saldo help time
      """;

  private static final String ZSH =
      """
      compdef() { }
      source ./script
      for typed in stat '--by=d'; do _saldo_candidates usage $typed; done
      _saldo_candidates status ''
      """;

  private static final String FISH =
      """
      source ./script
      complete -C 'saldo stat'
      complete -C 'saldo usage --by=d'
      complete -C 'saldo status '
      """;

  private CommandRun saldo;

  @BeforeEach
  void configure(@TempDir Path folder) {
    saldo = new CommandRun(folder);
    saldo.write(
        "saldo.yaml",
        """
        time-zone: UTC
        accounts:
          - name: "otp-ghana"
            provider: smsonlinegh
            settings: {header-name: not-this}
          # - name: nor-this
          - {name: bulk-th, provider: ants}
        channels:
          ops: {type: webhook, name: nor-that}
        """);
    saldo.write("other.yaml", "accounts: [{name: a1}, {name: a2}]\n");
  }

  @Test
  void bashCompletesWordsAndAccounts() throws Exception {
    assertThat(run("bash", BASH, "bash"))
        .containsExactly(
            "status statement",
            "day",
            "account,provider",
            "otp-ghana bulk-th",
            "a1 a2",
            "saldo.yaml",
            "smsonlinegh",
            "times");
  }

  @Test
  void zshCompletesWordsAndAccounts() throws Exception {
    assertThat(run("zsh", ZSH, "zsh", "-f")).contains("--by=day\t", "otp-ghana\t", "bulk-th\t");
  }

  @Test
  void fishCompletesWordsAndAccounts() throws Exception {
    assertThat(run("fish", FISH, "fish", "--no-config"))
        .contains("--by=day", "bulk-th", "otp-ghana")
        .anyMatch(line -> line.startsWith("status\tShow the current balance"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void everyScriptHasTheTable(String shell) {
    assertThat(saldo.run("completion", shell).out())
        .contains("o\tsaldo usage\t--by\ttotal,hour,day,", "c\tsaldo history\timport\t-\t")
        .doesNotContain("@TABLE@", "@PROGRAM@", "warm-up");
  }

  @Test
  void theShippedProvidersAreOffered() {
    String[] names = saldo.run("providers", "--jq", ".providers[].name").out().split("\n");
    assertThat(saldo.run("completion", "bash").out())
        .contains("\t--provider\t@providers," + String.join(",", names) + "\t");
  }

  @Test
  void theShellIsThatOfTheUser() {
    saldo.environment.put("SHELL", "/usr/bin/fish");
    assertThat(saldo.run("completion").out()).contains("complete -c saldo");
    assertThat(saldo.run("completion", "ksh").err()).contains("unknown shell 'ksh'");
  }

  /** Runs a script in the folder of the configuration and returns its lines. */
  private List<String> run(String shell, String script, String... command) throws Exception {
    assumeThat(isInstalled(shell)).isTrue();
    saldo.write("script", saldo.run("completion", shell).out());
    saldo.write("test", script);
    List<String> words = new ArrayList<>(List.of(command));
    words.add("./test");
    Process process =
        new ProcessBuilder(words)
            .directory(saldo.directory.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static boolean isInstalled(String shell) throws IOException {
    return Files.isExecutable(Path.of("/usr/bin/" + shell))
        || Files.isExecutable(Path.of("/bin/" + shell));
  }
}
