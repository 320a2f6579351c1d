package dev.saldo.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.opentest4j.AssertionFailedError;

/** A process that runs {@code saldo serve}, with the lines of its log. */
final class ServeProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 50;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ended;

  private ServeProcess(Process process) {
    this.process = process;
  }

  static ServeProcess start(Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Saldo.class.getName(),
                "serve")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    ServeProcess served = new ServeProcess(builder.start());
    Thread.ofVirtual().start(served::read);
    return served;
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        note(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      note(null);
    }
  }

  private void note(String line) {
    lock.lock();
    try {
      if (line == null) {
        ended = true;
      } else {
        lines.add(line);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a line with all of the parts, and returns it. */
  String await(String... parts) throws InterruptedException {
    return awaitAfter(0, parts);
  }

  /** Waits for a line with all of the parts after the first lines. */
  String awaitAfter(int first, String... parts) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      int from = first;
      while (true) {
        for (; from < lines.size(); from++) {
          String line = lines.get(from);
          if (List.of(parts).stream().allMatch(line::contains)) {
            return line;
          }
        }
        if (ended || left <= 0) {
          throw new AssertionFailedError(
              "no line with %s in%n%s".formatted(List.of(parts), String.join("\n", lines)));
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the lines so far; all of them once the process has ended. */
  List<String> lines() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Waits for the end for as long as a service may take, and returns the exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionFailedError("still running: " + String.join("\n", lines()));
    }
    lock.lock();
    try {
      while (!ended) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
