package dev.saldo.benchmarks.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of {@code saldo serve}. */
final class ServedProgramProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;
  private static final int TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;

  private final Process process;
  private final CompletableFuture<URI> place = new CompletableFuture<>();

  private ServedProgramProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a service and waits for its web server.
   *
   * @param program the launcher
   * @param folder the folder of the configuration
   * @param options further options for Java
   */
  static ServedProgramProcess start(Path program, Path folder, String options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "serve")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("SALDO_OPTS", options);
    ServedProgramProcess served = new ServedProgramProcess(builder.start());
    Thread.ofVirtual().start(served::read);
    return served;
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.contains("event=web ")) {
          place.complete(URI.create(line.replaceFirst(".*message=", "")));
        }
      }
      place.completeExceptionally(new IOException("the service ended"));
    } catch (IOException e) {
      place.completeExceptionally(e);
    }
  }

  /** Returns the address of the web server, as soon as it listens. */
  URI place() throws InterruptedException {
    try {
      return place.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no web server", e);
    }
  }

  /** Returns the processor time so far, in milliseconds. */
  long processorMillis() {
    try {
      String[] fields =
          Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
              .replaceFirst(".*\\) ", "")
              .split(" ", -1);
      long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
      return TimeUnit.SECONDS.toMillis(ticks) / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the resident memory in MiB. */
  long residentMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
