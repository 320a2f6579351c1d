package dev.saldo.history.jooq;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A child process of the tests and its output. */
final class Child implements AutoCloseable {

  private static final String COMPLETE = " .";

  private final Process process;
  private final Path errors;
  private final Thread reader;
  private final List<String> printed = new ArrayList<>();
  private final CountDownLatch opening = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private int acknowledged;
  private boolean ended;

  private Child(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = Thread.ofPlatform().start(this::read);
  }

  static Child start(Path folder, ChildMain.Task task, Object... arguments) throws IOException {
    Path errors = Files.createTempFile(folder, "child", ".err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                task.name()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new Child(process, errors);
  }

  void awaitOpening() throws InterruptedException {
    await(opening);
  }

  void awaitOpen() throws InterruptedException {
    await(open);
  }

  /** Waits until the child has acknowledged so many polls, or has ended. */
  synchronized void awaitAcknowledgements(int polls) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (acknowledged < polls && !ended) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("the child acknowledged " + acknowledged + " polls in 60 s");
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Lets the child run for a while. */
  void letRun(Duration time) throws InterruptedException {
    process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Kills the child with SIGKILL if it is still running, and returns the lines it completed. */
  List<String> kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
    return lines();
  }

  /** Waits for the child to end and returns the lines it completed. */
  List<String> end() throws InterruptedException {
    process.waitFor();
    reader.join();
    return lines();
  }

  long pid() {
    return process.pid();
  }

  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the child made no progress in 60 s");
    }
  }

  private synchronized List<String> lines() {
    return printed.stream()
        .filter(line -> line.endsWith(COMPLETE))
        .map(line -> line.substring(0, line.length() - COMPLETE.length()))
        .toList();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add(e.toString());
    } finally {
      opening.countDown();
      open.countDown();
      noteEnd();
    }
  }

  private synchronized void noteEnd() {
    ended = true;
    notifyAll();
  }

  private synchronized void add(String line) {
    printed.add(line);
    if (line.startsWith("opening")) {
      opening.countDown();
    } else if (line.startsWith("open")) {
      open.countDown();
    } else {
      acknowledged++;
      notifyAll();
    }
  }
}
