package dev.saldo.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.channel.AlertNotices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command receives a notice and decides whether it was accepted. */
@DisabledOnOs(OS.WINDOWS)
final class ExecChannelTest {

  private static final AlertNotice NOTICE = AlertNotices.of(AlertMessageKind.OPENED);
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration BRIEF = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void receivesTheDocumentAndTheVariablesAndNothingOfSaldosOwn() throws Exception {
    Path input = folder.resolve("in");
    Path variables = folder.resolve("env");
    shell("cat > %s; env > %s".formatted(input, variables), AMPLE).deliver(NOTICE);
    assertThat(input).hasContent(NoticeDocument.write(NOTICE));
    assertThat(Files.readAllLines(variables))
        .contains(
            "SALDO_ALERT_KIND=opened",
            "SALDO_ALERT_SEVERITY=critical",
            "SALDO_ALERT_ACCOUNT=otp-ghana",
            "SALDO_ALERT_AMOUNT=306.69",
            "SALDO_ALERT_UNIT=GHS")
        .anyMatch(line -> line.startsWith("PATH="))
        .noneMatch(line -> line.startsWith("JAVA_"));
  }

  @Test
  void isNotStoppedByANoticeThatItDoesNotRead() {
    AlertNotice large = AlertNotices.of(AlertMessageKind.OPENED, "large", "x".repeat(200_000));
    shell("exit 0", AMPLE).deliver(large);
  }

  @Test
  void involvesNoShell() throws Exception {
    Path made = folder.resolve("made");
    AlertNotice hostile = AlertNotices.of(AlertMessageKind.OPENED, "$(touch " + made + ")", "x");
    open(List.of("/bin/echo", "$(touch " + made + ")"), AMPLE).deliver(hostile);
    assertThat(made).doesNotExist();
  }

  @Test
  void failsWithTheFirstLineOfItsErrors() {
    AlertDeliveryException failure =
        failure(shell("echo >&2; echo no signal >&2; echo more >&2; exit 7", AMPLE));
    assertThat(failure).hasMessage("the command 'sh' ended with 7: no signal");
    assertThat(failure.isPermanent()).isFalse();
  }

  @Test
  void survivesACommandThatWritesMoreThanAPipeHolds() {
    assertThat(failure(shell("head -c 300000 /dev/zero >&2; exit 3", AMPLE)))
        .hasMessageStartingWith("the command 'sh' ended with 3");
  }

  @Test
  void isKilledWithItsChildrenAtTheDeadline() throws Exception {
    Path child = folder.resolve("pid");
    AlertDeliveryException failure =
        failure(shell("sleep 600 & echo $! > %s; wait".formatted(child), BRIEF));
    assertThat(failure).hasMessage("the command 'sh' did not end within 1000 ms and was killed");
    long pid = Long.parseLong(Files.readString(child).strip());
    assertThat(
            ProcessHandle.of(pid)
                .map(handle -> handle.onExit().thenApply(ended -> ended.isAlive()).join())
                .orElse(false))
        .isFalse();
  }

  @Test
  void isKilledWhenTheThreadIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(failure(shell("sleep 600", AMPLE))).hasMessageStartingWith("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void saysThatACommandCannotBeStarted() {
    AlertDeliveryException failure =
        failure(open(List.of("/no/such/pager", "--token=tok-12345"), AMPLE));
    assertThat(failure)
        .hasMessage("the command 'pager' cannot be started; check its path and its permissions");
    assertThat(failure.isPermanent()).isTrue();
  }

  @Test
  void needsACommand() {
    assertThatThrownBy(() -> open(List.of(), AMPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("command: expected a program");
  }

  private static AlertDeliveryException failure(AlertChannel channel) {
    return catchThrowableOfType(AlertDeliveryException.class, () -> channel.deliver(NOTICE));
  }

  private static AlertChannel shell(String script, Duration timeout) {
    return open(List.of("/bin/sh", "-c", script), timeout);
  }

  private static AlertChannel open(List<String> command, Duration timeout) {
    return new ExecChannelProvider()
        .open(new ExecConfig(command), ProviderContext.of(Clock.systemUTC(), timeout));
  }
}
