package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.AMPLE;
import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.good;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.PollResult;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollResultTimeTest {

  private final BalancePoller poller = new BalancePoller(CLOCK);

  @Test
  void takesTheTimeOfAResultFromTheClockToTheMillisecond() throws InterruptedException {
    PollResult result = poller.poll(good(1)).getFirst();
    assertThat(result.observedAt()).isEqualTo(Instant.parse("2026-11-21T20:15:00.123Z"));
    assertThat(result.duration()).isBetween(Duration.ZERO, AMPLE);
    assertThat(sampled(result).balances()).isEqualTo(balances("main"));
  }

  @Test
  void notesTheTimeOfAVendorThatIsAheadOfTheClock() throws InterruptedException {
    assertThat(notes(Duration.ofMinutes(5))).isEmpty();
    assertThat(notes(Duration.ofHours(3)))
        .containsExactly(
            "the vendor's time 2026-11-21T23:15:00.123Z is ahead of this machine's clock; the time of the poll was recorded");
  }

  private List<String> notes(Duration ahead) throws InterruptedException {
    Instant now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    Balance stated = balances("main").getFirst().withVendorTime(now.plus(ahead));
    PollResult result = poller.poll(List.of(account("a", () -> List.of(stated)))).getFirst();
    assertThat(result.observedAt()).isEqualTo(now);
    return sampled(result).balances().getFirst().notes();
  }
}
