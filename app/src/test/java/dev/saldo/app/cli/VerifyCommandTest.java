package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import dev.saldo.jars.CompiledJar;
import dev.saldo.jars.Zoo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies compiled jars without an account. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class VerifyCommandTest {

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
  }

  @Test
  void aCorrectJarPasses() throws IOException {
    Outcome outcome = verify(VerifiedJars.sound(), "-o", "json");
    assertThat(cases(outcome, "failed")).isEmpty();
    assertThat(cases(outcome, "skipped")).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(cases(outcome, "held"))
        .hasSizeGreaterThan(100)
        .contains("opens with made-up settings", "times out on silence", "500 is UNAVAILABLE");
    assertThat(outcome.out()).contains("with base-url, token");
    assertThat(outcome.json().path("held").intValue()).isEqualTo(cases(outcome, "held").size());
    assertThat(outcome.err()).contains("cases held, 0 failed, 0 skipped").hasLineCount(1);
  }

  @Test
  void aFaultyJarFails() throws IOException {
    Outcome outcome = verify(VerifiedJars.careless(), "-o", "json");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(cases(outcome, "failed"))
        .contains(
            "describes each of its settings",
            "keeps credentials in Secret settings",
            "refuses to open http://gateway.example",
            "401 is UNAUTHORIZED",
            "refuses an empty body");
    assertThat(cases(outcome, "skipped"))
        .containsExactly("sends the planted secrets to the vendor");
    assertThat(message(outcome, "401 is UNAUTHORIZED"))
        .startsWith("sent: ")
        .contains("GET /balance was answered with HTTP/1.1 401")
        .contains("; expected: a BalanceException; actual: fetch() returned [Balance");
  }

  @Test
  void aProviderWithoutAUrlSettingIsNotRun() throws IOException {
    Outcome outcome = verify(VerifiedJars.unmovable(), "-o", "json");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(cases(outcome, "failed"))
        .containsExactly("sends its requests to the configured URL");
    assertThat(outcome.out()).contains("--setting NAME={url}");
  }

  @Test
  void asksForSettingsThatCannotBeMadeUp() throws IOException {
    Outcome outcome = verify(VerifiedJars.choosy(), "-o", "json");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(cases(outcome, "failed")).containsExactly("opens with made-up settings");
    assertThat(outcome.out()).contains("customer: expected C- and digits").contains("--setting");
  }

  @Test
  void givenSettingsAreUsed() throws IOException {
    Outcome outcome =
        verify(VerifiedJars.choosy(), "--setting", "customer=C-1", "--setting", "base-url=ftp://x");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.out()).doesNotContain("customer: expected").contains("base-url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text.jar", "no-services.jar", "static-initialiser.jar", "newer-java.jar"})
  void aJarThatCannotBeLoadedIsReportedInOneLine(String name) throws IOException {
    Zoo.Bad bad = Zoo.unloadable().getOrDefault(name, new Zoo.Bad(() -> new byte[0], name));
    Files.write(saldo.directory.resolve(name), bad.jar().get());
    Outcome outcome = saldo.run("providers", "verify", name);
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(name, bad.cause()).hasLineCount(1);
  }

  @Test
  void aJarWithChannelsAloneIsNotEmpty() throws IOException {
    CompiledJar drum =
        new CompiledJar()
            .source(
                "zoo.Drum",
                """
                package zoo;
                import dev.saldo.spi.*;
                import dev.saldo.spi.channel.*;
                public class Drum implements AlertChannelProvider<Drum.Config> {
                  public record Config(@Setting("where it writes") String file) {}
                  public String name() { return "drum"; }
                  public Class<Config> configType() { return Config.class; }
                  public AlertChannel open(Config config, ProviderContext context) {
                    return notice -> {};
                  }
                }
                """)
            .entry(
                "META-INF/services/dev.saldo.spi.channel.AlertChannelProvider",
                "zoo.Drum".getBytes(StandardCharsets.UTF_8));
    Outcome outcome = verify(drum);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("no providers; can be loaded: channels of type drum;")
        .hasLineCount(1);
  }

  @Test
  void aMissingJarIsWrongUsage() throws IOException {
    assertThat(saldo.run("providers", "verify", "none.jar").exit()).isEqualTo(2);
    Outcome unknown = verify(VerifiedJars.choosy(), "--setting", "costumer=C-1");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'customer'?").hasLineCount(1);
  }

  @Test
  void theHelpSaysThatItsCodeRuns() {
    assertThat(saldo.run("providers", "verify", "--help").out())
        .contains("The code of the jar runs");
    assertThat(saldo.run("help", "exit-codes").out()).contains("  7  providers verify");
    assertThat(JsonDocumentSchemas.names()).contains("verification");
  }

  private Outcome verify(CompiledJar jar, String... options) throws IOException {
    jar.write(saldo.directory.resolve("drop-in.jar"));
    return saldo.run(
        Stream.concat(Stream.of("providers", "verify", "drop-in.jar"), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> cases(Outcome outcome, String ended) {
    return outcome.json().path("cases").values().stream()
        .filter(one -> one.path("outcome").stringValue().equals(ended))
        .map(one -> one.path("case").stringValue())
        .toList();
  }

  private static String message(Outcome outcome, String name) {
    return outcome.json().path("cases").values().stream()
        .filter(one -> one.path("case").stringValue().equals(name))
        .map(one -> one.path("message").stringValue(""))
        .findFirst()
        .orElse("");
  }
}
