package dev.saldo.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class BoundedCaseRunTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void returnsTheFailureOfACase() {
    BoundedCaseRun run = new BoundedCaseRun(LONG, LONG);
    assertThat(run.failure(Optional::empty)).isEmpty();
    assertThat(run.failure(() -> Optional.of("it is late"))).contains("it is late");
    assertThat(run.halted()).isEmpty();
  }

  @Test
  void givesUpOnACaseThatNeverEnds() {
    BoundedCaseRun run = new BoundedCaseRun(Duration.ofMillis(50), LONG);
    CountDownLatch never = new CountDownLatch(1);
    assertThat(
            run.failure(
                () -> {
                  never.await();
                  return Optional.empty();
                }))
        .get()
        .asString()
        .startsWith("did not end within");
    assertThat(run.halted()).contains("not run, because an earlier case never ended");
  }

  @Test
  void endsWhenAllTookTooLong() {
    BoundedCaseRun run = new BoundedCaseRun(LONG, Duration.ZERO);
    assertThat(run.failure(Optional::empty)).isEmpty();
    assertThat(run.halted()).get().asString().startsWith("not run, because the earlier cases took");
  }
}
