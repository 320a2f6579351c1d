package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new plan forgets. */
final class PollAgendaTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ACCOUNT =
      new Account("otp", "test", Duration.ofMinutes(1), Duration.ofSeconds(5));

  private final PollAgenda agenda = new PollAgenda();

  @BeforeEach
  void failAsUnauthorized() {
    replace(Optional.of("key 1"), "otp");
    agenda.noteResult(
        new PollResult.Failed(
            ACCOUNT, START, Duration.ZERO, FailureReason.UNAUTHORIZED, "no", null),
        START);
    assertThat(dueAfter(Duration.ofMinutes(2))).isEmpty();
  }

  @Test
  void aPauseAfterFailuresStaysWhileTheSettingsStay() {
    replace(Optional.of("key 1"), "otp", "other");
    assertThat(dueAfter(Duration.ofMinutes(2)))
        .extracting(DueSlot::account)
        .isEqualTo(List.of("other"));
    assertThat(dueAfter(Duration.ofMinutes(61))).extracting(DueSlot::account).contains("otp");
  }

  @Test
  void aPauseEndsWhenTheSettingsChange() {
    replace(Optional.of("key 2"), "otp");
    assertThat(dueAfter(Duration.ofMinutes(2))).extracting(DueSlot::account).containsExactly("otp");
  }

  @Test
  void withoutADigestAPauseEndsWhenTheAccountIsOpenedAgain() {
    replace(Optional.empty(), "otp");
    assertThat(dueAfter(Duration.ofMinutes(2))).extracting(DueSlot::account).containsExactly("otp");
  }

  private void replace(Optional<String> settings, String... names) {
    agenda.replace(
        List.of(names).stream()
            .map(
                name ->
                    new ScheduledAccount(
                        new OpenAccount(
                            new Account(name, "test", ACCOUNT.every(), ACCOUNT.timeout()),
                            List::of),
                        new PollTiming.Fixed(
                            new EvenPollSchedule(Duration.ofMinutes(1), Duration.ZERO)),
                        Set.of(),
                        settings))
            .toList(),
        START.plus(Duration.ofMinutes(1)));
  }

  private List<DueSlot> dueAfter(Duration time) {
    return agenda.due(START.plus(time), "one", List.of("one"), (account, slot) -> {});
  }
}
