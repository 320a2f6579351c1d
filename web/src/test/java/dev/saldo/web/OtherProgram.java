package dev.saldo.web;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of the machine that works together with the server, such as nginx. */
final class OtherProgram implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PAUSE_MILLIS = 100;

  private final Process process;

  private OtherProgram(Process process) {
    this.process = process;
  }

  /** Skips the test if a program is not installed. */
  static void require(String... names) {
    for (String name : names) {
      Assumptions.assumeTrue(
          Stream.of(
                  (System.getenv("PATH") + File.pathSeparator + "/usr/sbin")
                      .split(File.pathSeparator))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
          name + " is not installed");
    }
  }

  /** Starts a program that runs until it is closed. */
  static OtherProgram start(Path folder, String... command) throws IOException {
    return new OtherProgram(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("program.log").toFile())
            .start());
  }

  /** Returns what a program prints, and its exit code in the last line. */
  static String run(Path folder, String input, String... command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(folder.resolve("input"), input);
    Process program =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + program.waitFor();
  }

  /** Returns a port that was free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a test waits for. */
  @FunctionalInterface
  interface Expectation {
    void verify() throws Exception;
  }

  /** Waits until an expectation holds, while the program runs. */
  void await(Expectation expectation) throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      try {
        expectation.verify();
        return;
      } catch (Exception | AssertionError e) {
        if (System.nanoTime() - begin > PATIENCE_NANOS
            || process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("in vain, or the program has ended", e);
        }
      }
    }
  }
}
