package dev.saldo.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An empty database for one measurement; {@link #close} deletes it. */
final class TemporaryBenchmarkDatabase implements AutoCloseable {

  private final BenchmarkDatabase database;
  private final @Nullable Path folder;
  private final @Nullable EmbeddedPostgres server;

  private TemporaryBenchmarkDatabase(
      BenchmarkDatabase database, @Nullable Path folder, @Nullable EmbeddedPostgres server) {
    this.database = database;
    this.folder = folder;
    this.server = server;
  }

  /**
   * Creates the database.
   *
   * @param location {@code h2}, {@code postgres} for a server started for the run, or the URL of an
   *     empty PostgreSQL database whose user {@code postgres} needs no password
   */
  static TemporaryBenchmarkDatabase create(String location) throws IOException {
    return switch (location) {
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
      default ->
          new TemporaryBenchmarkDatabase(new BenchmarkDatabase(location, "postgres"), null, null);
    };
  }

  BenchmarkDatabase database() {
    return database;
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
