package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.h2.Driver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupCommandTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount\n";

  private CommandRun saldo;
  private Path folder;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    folder = directory;
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "accounts: []\n");
    record(1, 100);
  }

  @Test
  void aBackupBringsBackADamagedHistory() throws IOException {
    String before = export();
    Outcome written = saldo.run("backup", "b/../saldo.backup");
    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(written.err()).startsWith("backed up 1 samples of 1 series to ");
    Path history = folder.resolve("saldo-history.mv.db");
    byte[] damaged = Files.readAllBytes(history);
    Arrays.fill(damaged, 8_192, damaged.length, (byte) 7);
    Files.write(history, damaged);
    assertThat(saldo.run("status").exit()).isEqualTo(1);
    Outcome restored = saldo.run("restore", "saldo.backup");
    assertThat(restored.exit()).as(restored.err()).isZero();
    assertThat(restored.err()).contains("saldo-history.replaced.mv.db");
    assertThat(folder.resolve("saldo-history.replaced.mv.db")).exists();
    assertThat(export()).isEqualTo(before);
    record(2, 90);
    assertThat(saldo.run("history", "verify").exit()).isZero();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aNewerHistoryIsReplacedOnlyByForce() {
    String before = export();
    assertThat(saldo.run("backup", "saldo.backup").exit()).isZero();
    record(2, 90);
    String after = export();
    Outcome refused = saldo.run("restore", "saldo.backup");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("newer", "--force").hasLineCount(1);
    assertThat(export()).isEqualTo(after);
    assertThat(saldo.run("restore", "saldo.backup", "--force").exit()).isZero();
    assertThat(export()).isEqualTo(before);
  }

  @Test
  void olderBackupsAreKept() throws IOException {
    for (int hour = 2; hour < 6; hour++) {
      assertThat(saldo.run("backup", "saldo.backup", "--keep", "3").exit()).isZero();
      record(hour, 100 - hour);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("saldo.backup", "saldo.backup.1", "saldo.backup.2")
          .doesNotContain("saldo.backup.3");
    }
    assertThat(saldo.run("restore", "saldo.backup.2", "--force").exit()).isZero();
    assertThat(export().lines()).hasSize(1 + 2);
  }

  @Test
  void aFileThatIsNoBackupIsRefused() {
    String before = export();
    saldo.write("notes.txt", "call the vendor\n".repeat(700));
    Outcome refused = saldo.run("restore", "notes.txt");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("notes.txt contains no history").hasLineCount(1);
    assertThat(export()).isEqualTo(before);
    saldo.write("saldo-history.mv.db", "call the vendor\n");
    assertThat(saldo.run("status").err()).contains("is damaged", "'saldo restore FILE'");
  }

  @Test
  void aDamagedBackupIsRefused() throws IOException {
    String before = export();
    assertThat(saldo.run("backup", "saldo.backup").exit()).isZero();
    Path backup = folder.resolve("saldo.backup");
    byte[] content = Files.readAllBytes(backup);
    Arrays.fill(content, 8_192, content.length, (byte) 7);
    Files.write(backup, content);
    Outcome refused = saldo.run("restore", "saldo.backup");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("saldo.backup", "damaged").hasLineCount(1);
    assertThat(saldo.run("restore", "saldo.backup", "--force").exit()).isEqualTo(1);
    assertThat(export()).isEqualTo(before);
    assertThat(leftovers()).isEmpty();
    assertThat(saldo.run("restore", "missing").exit()).isEqualTo(2);
    assertThat(saldo.run("backup", ".").exit()).isEqualTo(2);
    assertThat(saldo.run("backup", "x", "--keep", "0").exit()).isEqualTo(2);
  }

  @Test
  void aFileIsConvertedWithTheJarOfAnotherVersion() throws IOException {
    String before = export();
    String jar = Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Outcome done = saldo.run("history", "convert", "saldo-history.mv.db", "--h2-jar", jar);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).startsWith("converted ").contains("saldo-history.mv.db.format-3");
    assertThat(export()).isEqualTo(before);
    assertThat(leftovers()).isEmpty();
    assertThat(saldo.run("history", "convert", "none", "--h2-jar", jar).exit()).isEqualTo(2);
    assertThat(saldo.run("history", "convert", "saldo.yaml", "--h2-jar", jar).exit()).isEqualTo(1);
  }

  private List<String> leftovers() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".") || name.contains(".restored"))
          .toList();
    }
  }

  private void record(int hour, int amount) {
    String line = "otp,acme,main,money,GHS,2026-06-01T0%d:00:00Z,%d\n".formatted(hour, amount);
    assertThat(saldo.runWithInput(HEADER + line, "history", "import", "-").exit()).isZero();
  }

  private String export() {
    return saldo.run("history", "export").out();
  }
}
