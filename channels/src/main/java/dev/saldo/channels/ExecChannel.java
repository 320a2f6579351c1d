package dev.saldo.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A channel that runs a command for each notice and writes the notice to its standard input. It
 * accepts the notice by ending with 0. At the deadline it is killed with its children.
 */
final class ExecChannel implements AlertChannel {

  private static final int MAX_ERROR_BYTES = 4096;
  private static final int LONGEST_ERROR = 150;

  /** The time for the last words of a command that has ended; a child may keep the pipe open. */
  private static final long LAST_WORDS_MILLIS = 500;

  private final List<String> command;
  private final ProviderContext context;

  ExecChannel(List<String> command, ProviderContext context) {
    this.command = List.copyOf(command);
    this.context = context;
  }

  @Override
  public void deliver(AlertNotice notice) {
    Process process = start(notice);
    try {
      String document = NoticeDocument.write(notice);
      Thread.ofVirtual().start(() -> write(process.getOutputStream(), document));
      FutureTask<String> errors = new FutureTask<>(() -> firstLine(process.getErrorStream()));
      Thread.ofVirtual().start(errors);
      long millis = Math.max(1, context.timeout().toMillis());
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        throw AlertDeliveryException.transientFailure(
            "the command '%s' did not end within %d ms and was killed"
                .formatted(program(), millis));
      }
      if (process.exitValue() != 0) {
        throw AlertDeliveryException.transientFailure(failure(process.exitValue(), errors));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AlertDeliveryException.transientFailure(
          "interrupted while the command '%s' ran".formatted(program()));
    } finally {
      kill(process);
    }
  }

  private Process start(AlertNotice notice) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD);
    NoticeVariables.replace(builder.environment(), notice);
    try {
      return builder.start();
    } catch (IOException e) {
      throw AlertDeliveryException.permanentFailure(
          "the command '%s' cannot be started; check its path and its permissions"
              .formatted(program()));
    }
  }

  private String failure(int exit, FutureTask<String> errors) throws InterruptedException {
    String said = "";
    try {
      said = errors.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      errors.cancel(true);
    }
    String end = said.isEmpty() ? "" : ": " + said;
    return "the command '%s' ended with %d%s".formatted(program(), exit, end);
  }

  /** Returns the program without its folder and its arguments, which may contain secrets. */
  private String program() {
    return NoticeText.shortened(
        NoticeText.oneLine(command.getFirst().replaceFirst(".*[/\\\\]", "")), LONGEST_ERROR);
  }

  private static void write(OutputStream input, String document) {
    try (input) {
      input.write(document.getBytes(UTF_8));
    } catch (IOException e) {
      return; // the command does not read it
    }
  }

  /** Reads everything, so that the command is not stopped by a full pipe. */
  private static String firstLine(InputStream errors) throws IOException {
    try (errors) {
      String start = new String(errors.readNBytes(MAX_ERROR_BYTES), UTF_8);
      errors.transferTo(OutputStream.nullOutputStream());
      return start
          .lines()
          .map(NoticeText::oneLine)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .map(line -> NoticeText.shortened(line, LONGEST_ERROR))
          .orElse("");
    }
  }

  /** Kills a command that has not ended, with its children. */
  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
