package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.session.ProcessEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RepeatedCommandTest {

  private final Map<String, String> variables = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void drawsUntilItIsInterrupted() {
    List<List<String>> runs = new ArrayList<>();
    variables.put("SALDO_WATCH", "20s");
    int code =
        find(4, "status", "--watch=5s", "otp")
            .orElseThrow()
            .run(
                (environment, args) -> {
                  runs.add(List.of(args));
                  assertThat(environment.environment().apply("SALDO_WATCH")).isNull();
                  environment.out().print("one\ntwo\nthree\nfour\n");
                  environment.err().print("never seen: the screen is full\n");
                  Thread.currentThread().interrupt();
                  return 3;
                });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(code).isEqualTo(3);
    assertThat(runs).containsExactly(List.of("status", "otp"));
    assertThat(text(out))
        .endsWith(
            "\u001b[Hone\u001b[K\ntwo\u001b[K\nthree\u001b[K\n\u001b[J\u001b[?25h\u001b[?1049l");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void wrongUsageEndsItOnTheFirstScreen() {
    int code =
        find(24, "status", "--watch", "-o", "x")
            .orElseThrow()
            .run(
                (environment, args) -> {
                  environment.err().println("saldo: unknown output format 'x'");
                  return 2;
                });
    assertThat(code).isEqualTo(2);
    assertThat(text(out)).endsWith("\u001b[?25h\u001b[?1049l");
    assertThat(text(err)).startsWith("saldo: unknown output format 'x'");
  }

  @Test
  void otherCommandsRunOnce() {
    assertThat(find(24, "status")).isEmpty();
    assertThat(find(0, "status", "--watch")).isEmpty();
    assertThat(find(24, "poll", "--watch")).isEmpty();
    assertThat(find(24, "status", "--watch=soon")).isEmpty();
    assertThat(find(24, "status", "--watch=0s")).isEmpty();
    assertThat(find(24, "status", "--watch", "--help")).isEmpty();
    assertThat(find(0, "top")).isEmpty();
    assertThat(find(24, "top", "-h")).isEmpty();
    assertThat(find(24, "top", "otp")).isPresent();
    assertThat(find(24, "--config", "other.yaml", "top")).isPresent();
    variables.put("SALDO_WATCH", "30s");
    assertThat(find(24, "status")).isPresent();
  }

  private Optional<RepeatedCommand> find(int rows, String... args) {
    return RepeatedCommand.find(
        new ProcessEnvironment(
            variables::get,
            Clock.systemUTC(),
            Path.of("").toAbsolutePath(),
            Optional.empty(),
            InputStream.nullInputStream(),
            print(out),
            print(err),
            true,
            true),
        rows,
        args);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
