package dev.saldo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A description of the machine and the database of a measurement. */
final class MachineDescription {

  private MachineDescription() {}

  static String facts() throws IOException {
    return String.format(
        Locale.ROOT,
        "%d cores of %s, heap up to %,d MiB, Java %s, %s %s",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.version"));
  }

  static String database(BenchmarkDatabase database) throws SQLException {
    try (Connection connection = database.connectPlain()) {
      DatabaseMetaData metadata = connection.getMetaData();
      return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
    }
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(file)) {
      List<String> names =
          lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .toList();
      return names.isEmpty() ? System.getProperty("os.arch") : names.getFirst();
    }
  }
}
