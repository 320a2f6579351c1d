package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.PlantedSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight polls and eight reports that start together on one history file all succeed. It starts 16
 * processes, so it runs only with the system property {@code saldo.thorough}.
 */
@EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
final class CrowdedHistoryFileTest {

  private static final int EACH = 8;
  private static final List<String> REPORTS = List.of("status", "usage", "runway", "events");

  @Test
  void eightPollsAndEightReportsAllSucceed(@TempDir Path folder) throws Exception {
    try (FourVendors vendors = new FourVendors()) {
      CommandRun saldo = new CommandRun(folder);
      saldo.environment.put("PLANTED_KEY", PlantedSecrets.KEY);
      saldo.environment.put("PLANTED_PASSWORD", PlantedSecrets.PASSWORD);
      saldo.write("saldo.yaml", vendors.configuration());
      assertThat(saldo.run("poll").exit()).isZero();
      List<Process> crowd = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        crowd.add(start(folder, "poll"));
        crowd.add(start(folder, REPORTS.get(i % REPORTS.size())));
      }
      List<Integer> exits = new ArrayList<>();
      for (Process process : crowd) {
        exits.add(process.waitFor());
      }
      assertThat(exits).as("%s", said(folder)).containsOnly(0);
      assertThat(saldo.run("history", "verify").exit()).isZero();
      assertThat(saldo.run("history", "export").out().lines())
          .filteredOn(line -> line.startsWith("bulk-th,"))
          .hasSize(EACH + 1);
    }
  }

  private static Process start(Path folder, String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Saldo.class.getName(),
                command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PLANTED_KEY", PlantedSecrets.KEY);
    builder.environment().put("PLANTED_PASSWORD", PlantedSecrets.PASSWORD);
    builder.redirectError(Files.createTempFile(folder, command, ".err").toFile());
    return builder.start();
  }

  private static List<String> said(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".err"))
          .map(CrowdedHistoryFileTest::read)
          .filter(text -> !text.isEmpty())
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
