package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ProviderRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountFingerprintTest {

  private static final String WRITTEN =
      """
      accounts:
      - {name: otp, provider: ants, every: 1h, settings: {api-key: "${file:key}", user: a}}
      """;

  @TempDir private Path folder;

  @Test
  void itChangesWithWhatDecidesWhetherAPollSucceeds() throws IOException {
    String missing = fingerprint(WRITTEN);
    Files.writeString(folder.resolve("key"), "one");
    String first = fingerprint(WRITTEN);
    Files.writeString(folder.resolve("key"), "two");
    String second = fingerprint(WRITTEN);
    String other = fingerprint(WRITTEN.replace("user: a", "user: b"));
    String through = fingerprint(WRITTEN.replace("every: 1h", "every: 1h, proxy: none"));
    assertThat(new String[] {missing, first, second, other, through}).doesNotHaveDuplicates();
    assertThat(second).doesNotContain("two");
  }

  @Test
  void itChangesWithTheFilesOfTlsUnderTheSamePath() throws IOException {
    String written =
        WRITTEN.replace("every: 1h", "every: 1h, tls: {client-cert: c.pem, client-key: k.pem}");
    Files.writeString(folder.resolve("key"), "one");
    String missing = fingerprint(written);
    Files.writeString(folder.resolve("c.pem"), "first");
    String first = fingerprint(written);
    Files.writeString(folder.resolve("c.pem"), "second");
    String second = fingerprint(written);
    assertThat(new String[] {missing, first, second}).doesNotHaveDuplicates();
    assertThat(fingerprint(written)).isEqualTo(second);
  }

  @Test
  void theFilesOfAConfigurationAreKnown() throws IOException {
    String text =
        WRITTEN
            + """
            - {name: b, provider: ants, tls: {ca-file: "${env:CERTS}/ca.pem", client-cert: c.p12}}
            channels: {ops: {type: webhook, url: "a$${file:literal}", secret: "${file:/run/hook}"}}
            """;
    Path file = Files.writeString(folder.resolve("saldo.yaml"), text);
    ConfiguredWorkspace workspace =
        ConfiguredWorkspace.read(file, name -> name.equals("CERTS") ? "certs" : null);
    assertThat(ReferencedFiles.of(workspace).paths())
        .containsExactlyInAnyOrder(
            folder.resolve("key"),
            folder.resolve("certs/ca.pem"),
            folder.resolve("c.p12"),
            Path.of("/run/hook"));
  }

  @Test
  void itStaysWhateverElseChanges() throws IOException {
    Files.writeString(folder.resolve("key"), "one");
    assertThat(fingerprint("defaults: {every: 2h}\n" + WRITTEN.replace("every: 1h", "tags: [x]")))
        .isEqualTo(fingerprint(WRITTEN));
    assertThat(fingerprint(WRITTEN + "- {name: more, provider: ants}\n"))
        .isEqualTo(fingerprint(WRITTEN));
  }

  private String fingerprint(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("saldo.yaml"), text);
    return ConfiguredWorkspace.read(file, name -> null)
        .fingerprint("otp", ProviderRegistry.of())
        .orElseThrow();
  }
}
