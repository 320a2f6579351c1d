package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The rules and the dashboard of the distribution. */
final class MonitoringFilesTest {

  private static final Path FOLDER = Path.of("src/main/dist/monitoring");
  private static final Path METRICS =
      Path.of("../web/src/main/java/dev/saldo/web/ServiceMetricsPage.java");

  private static Set<String> metrics(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher name = Pattern.compile("\\bsaldo_[a-z_]+\\b").matcher(Files.readString(file));
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  @Test
  void everyMetricExists() throws IOException {
    Set<String> known = metrics(METRICS);
    for (String file : Set.of("saldo-rules.yml", "saldo-rules-test.yml", "saldo-dashboard.json")) {
      assertThat(metrics(FOLDER.resolve(file))).isNotEmpty().isSubsetOf(known);
    }
    assertThat(
            JsonMapper.builder()
                .build()
                .readTree(FOLDER.resolve("saldo-dashboard.json").toFile())
                .path("panels"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void theRulesDoWhatTheyPromise() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "promtool"))),
        "promtool is not installed");
    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", "saldo-rules-test.yml")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
  }
}
