package dev.saldo.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that watches, and what it printed. */
final class NodeProcess {

  private final Process process;
  private final Thread reader;
  private final CountDownLatch started = new CountDownLatch(1);
  private final List<String> printed = new ArrayList<>();

  private NodeProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  static NodeProcess start(Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new NodeProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (printed) {
          printed.add(line);
        }
        started.countDown();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      started.countDown();
    }
  }

  void awaitStart() throws InterruptedException {
    if (!started.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("a node did not start within 60 s");
    }
  }

  boolean hasPrinted(String line) {
    synchronized (printed) {
      return printed.contains(line);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  List<String> kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    return lines();
  }

  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Ends in good order; returns the lines. */
  List<String> close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("a node did not end within 20 s; it printed " + kill());
    }
    return lines();
  }

  private List<String> lines() throws InterruptedException {
    reader.join();
    synchronized (printed) {
      return List.copyOf(printed);
    }
  }
}
