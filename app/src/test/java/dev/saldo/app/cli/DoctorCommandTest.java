package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of an installation, with a vendor on loopback. */
final class DoctorCommandTest {

  private final VendorServer vendor =
      VendorServer.answering(VendorReply.json("{\"balance\": \"5\"}"));
  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.environment.put("KEY", "planted-key-4711");
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private void configure(String more) {
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: otp
            provider: http-json
            settings: {url: '%s', amount-pointer: /balance, unit: EUR, header-name: A, header-value: '${env:KEY}'}
        %s
        """
            .formatted(vendor.uri(), more));
  }

  @Test
  void aHealthyInstallationIsCheckedInOrderAndLeftAsItIs() {
    configure("");
    Outcome doctor = saldo.run("doctor");
    assertThat(doctor.exit()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out().lines().filter(line -> !line.startsWith(" ")).map(this::check))
        .containsExactly(
            "java",
            "terminal",
            "configuration",
            "secrets",
            "rights",
            "database",
            "clock",
            "disk",
            "jars",
            "network",
            "channels",
            "account",
            "ok:");
    assertThat(doctor.out()).contains("account otp", "read in ", "failed: 0");
    assertThat(vendor.requests()).hasSize(1);
    assertThat(saldo.directory.resolve("saldo-history.mv.db")).doesNotExist();
    assertThat(saldo.run("poll").exit()).isZero();
    saldo.clock.set(saldo.clock.instant().plusSeconds(60));
    assertThat(saldo.run("doctor", "--offline").out())
        .contains("opens; buckets: 1, samples: 1, without damage", "not read (--offline)");
    assertThat(vendor.requests()).hasSize(2);
  }

  private String check(String line) {
    return line.split("\\s+")[line.startsWith("checks") ? 2 : 1];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time-zone: Mars/Olympus                        | 4 | failed   configuration | saldo.yaml:5: time-zone
          history: {url: 'jdbc:h2:file:gone/history'}    | 4 | failed   configuration | there is no folder
          channels: {a: {type: slack}}                   | 4 | failed   channels | saldo.yaml:5: channels.a
          '  - {name: b, provider: antz}'                | 3 | failed   secrets | did you mean 'ants'?
          '  - {name: b, provider: ants, settings: {username: u, password: "${env:GONE}"}}' | 3 | failed   secrets | GONE is not set
          '  - {name: b, provider: ants, settings: {username: u, password: $KEY}}' | 3 | warning  configuration | write ${env:KEY}
          history: {url: 'jdbc:postgresql://127.0.0.1:9/x'} | 1 | failed   database | 127.0.0.1:9
          """)
  void aProblemHasALineAFixAndAnExitCode(String more, int exit, String check, String text) {
    configure(more);
    Outcome doctor = saldo.run("doctor");
    assertThat(doctor.exit()).as(doctor.out() + doctor.err()).isEqualTo(exit);
    assertThat(doctor.out()).contains(check, text, "fix: ").doesNotContain("Exception", "planted");
  }

  @Test
  void aFailedReadingSaysWhatToDo() {
    vendor.close();
    configure("");
    Outcome doctor = saldo.run("doctor", "--json");
    assertThat(doctor.exit()).isEqualTo(3);
    assertThat(doctor.json().path("outcome").asString()).isEqualTo("failed");
    assertThat(doctor.json().path("checks").findValuesAsString("check")).contains("account otp");
    assertThat(saldo.run("doctor", "-o", "json").json().path("checks")).hasSize(12);
    assertThat(saldo.run("doctor", "-o", "csv").out()).startsWith("check,outcome,message,fix");
  }

  @Test
  void withoutAConfigurationTheRestIsSkipped() {
    Outcome doctor = saldo.run("doctor");
    assertThat(doctor.exit()).isEqualTo(4);
    assertThat(doctor.out())
        .contains("no configuration file", "fix: write one with 'saldo init'", "skipped  database");
  }

  @Test
  void aChannelThatDoesNotDeliverIsNamed() {
    configure(
        "channels: {a: {type: slack, url: 'https://hooks.example/x'}}\n"
            + "alerts: [{name: low, when: {balance-below: 1}}]");
    assertThat(saldo.run("doctor", "--offline").out()).contains("1 can be opened");
    Instant now = saldo.clock.instant();
    AlertNotice notice =
        new AlertNotice("n", AlertMessageKind.TEST, AlertSeverity.INFO, now, "t", "text", null);
    try (BalanceHistory history =
        HistoryStore.openUrl(
            "jdbc:h2:file:" + saldo.directory.resolve("saldo-history"),
            saldo.directory,
            "saldo",
            Secret.of(""))) {
      AlertStore alerts = HistoryStore.alerts(history);
      alerts.write(
          transaction -> {
            transaction.post(notice, 0, List.of("a"), now);
            return 1;
          });
      alerts.settle(
          List.of(new OutboxSettlement("n", "a", OutboxMessage.State.DEAD, null, "gone", now)));
    }
    Outcome doctor = saldo.run("doctor", "--offline");
    assertThat(doctor.exit()).isZero();
    assertThat(doctor.out())
        .contains("warning  channels", "messages to channel a were given up", "gone");
  }

  @Test
  void filesThatOthersCanChangeAreUnsafe() throws IOException {
    configure("");
    Files.setPosixFilePermissions(
        saldo.directory.resolve("saldo.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Outcome doctor = saldo.run("doctor", "--offline");
    assertThat(doctor.exit()).isZero();
    assertThat(doctor.out()).contains("warning  rights", "fix: run 'chmod o-w ");
  }

  @Test
  void aBundleContainsNoSecret() throws IOException {
    configure("channels: {a: {type: slack, url: 'https://hooks.example/planted-path'}}");
    assertThat(saldo.run("doctor", "--offline", "--bundle", "a.zip").exit()).isZero();
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(saldo.directory.resolve("a.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files)
        .containsOnlyKeys("configuration.txt", "doctor.json", "doctor.txt", "versions.txt");
    assertThat(files.get("configuration.txt"))
        .contains("accounts.otp.settings.header-value: ***", "${env:KEY}", "channels.a.url: ***");
    assertThat(files.values()).noneMatch(text -> text.contains("planted"));
  }
}
