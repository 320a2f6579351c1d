package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the service in the distribution. */
final class SystemdUnitTest {

  private static final Path UNIT = Path.of("src/main/dist/systemd/saldo.service");

  private static Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    String section = "";
    for (String line : Files.readAllLines(UNIT)) {
      if (line.startsWith("[")) {
        section = line;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        assertThat(parts).as(line).hasSize(2);
        assertThat(settings.put(section + parts[0], parts[1])).as("twice: " + line).isNull();
      }
    }
    return settings;
  }

  @Test
  void itRunsTheServiceWithFewRights() throws IOException {
    assertThat(settings())
        .containsEntry("[Service]Type", "notify")
        .containsEntry("[Service]NotifyAccess", "all")
        .containsEntry("[Service]User", "saldo")
        .containsEntry("[Service]StateDirectory", "saldo")
        .containsEntry("[Service]NoNewPrivileges", "yes")
        .containsEntry("[Service]ProtectSystem", "strict")
        .containsEntry("[Service]CapabilityBoundingSet", "")
        .containsEntry("[Service]Restart", "on-failure")
        .containsKey("[Service]WatchdogSec");
    assertThat(settings().get("[Service]ExecStart")).contains("bin/saldo serve ");
  }

  /** The paths of the unit exist only where it is installed, so that they are replaced. */
  @Test
  void systemdFindsNothingWrong(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Stream.of("/usr/bin", "/bin")
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "systemd-analyze"))),
        "systemd-analyze is not installed");
    Path unit = folder.resolve("saldo.service");
    Files.writeString(unit, Files.readString(UNIT).replace("/opt/saldo/bin/saldo", "/bin/true"));
    Path output = folder.resolve("output");
    int code =
        new ProcessBuilder("systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    List<String> complaints =
        Files.readAllLines(output, StandardCharsets.UTF_8).stream()
            .filter(line -> line.contains("saldo.service"))
            .toList();
    assertThat(complaints).isEmpty();
    assertThat(code).as(Files.readString(output)).isZero();
  }
}
