package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports that are asked for most load no library that takes longer than they do. */
@Timeout(120)
final class ReportClassesIT {

  /**
   * The beginnings of names in the log. Some interfaces of jOOQ are loaded to verify methods that
   * are not run.
   */
  private static final List<String> SLOW =
      List.of(
          " org.jooq.impl.",
          " dev.saldo.history.jooq.schema.",
          " org.flywaydb.core.Flyway ",
          " com.zaxxer.",
          " com.google.",
          " tools.jackson.");

  @TempDir private Path folder;

  @BeforeEach
  void writeHistory() throws Exception {
    run("", "warm-up", "history", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "top", "usage", "runway"})
  void neitherAPoolNorJooqNorMigrationsAreLoaded(String report) throws Exception {
    Path log = folder.resolve("classes");
    String printed = run("-Xlog:class+load:file=" + log, report);
    assertThat(printed).contains("trained");
    assertThat(Files.readString(log))
        .contains(" dev.saldo.history.jooq.StoredSeries source:", " org.h2.")
        .satisfies(
            loaded ->
                assertThat(loaded.lines().filter(line -> SLOW.stream().anyMatch(line::contains)))
                    .isEmpty());
  }

  private String run(String options, String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(System.getProperty("saldo.distribution") + "/bin/saldo")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.command().addAll(List.of(command));
    builder.environment().put("SALDO_JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("SALDO_AOT", "off");
    builder.environment().put("SALDO_OPTS", options);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
