package dev.saldo.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a place to measure in and takes it away afterwards. */
final class TemporaryBenchmarkDatabase implements AutoCloseable {

  private final BenchmarkDatabase place;
  private final @Nullable Path folder;
  private final @Nullable EmbeddedPostgres server;

  private TemporaryBenchmarkDatabase(
      BenchmarkDatabase place, @Nullable Path folder, @Nullable EmbeddedPostgres server) {
    this.place = place;
    this.folder = folder;
    this.server = server;
  }

  /**
   * Makes a place.
   *
   * @param on {@code h2}, {@code postgres} for a server started here, or the URL of an empty
   *     database of PostgreSQL whose user {@code postgres} needs no password
   */
  static TemporaryBenchmarkDatabase on(String on) throws IOException {
    return switch (on) {
      case "h2" -> {
        Path folder = Files.createTempDirectory("saldo-benchmarks");
        yield new TemporaryBenchmarkDatabase(
            BenchmarkDatabase.file(folder.resolve("history")), folder, null);
      }
      case "postgres" -> {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        yield new TemporaryBenchmarkDatabase(new BenchmarkDatabase(url, "postgres"), null, server);
      }
      default -> new TemporaryBenchmarkDatabase(new BenchmarkDatabase(on, "postgres"), null, null);
    };
  }

  BenchmarkDatabase place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
