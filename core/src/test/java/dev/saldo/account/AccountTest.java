package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void isPolledHourlyWithATimeoutOf15SecondsByDefault() {
    assertThat(Account.of("otp-ghana", "smsonlinegh"))
        .isEqualTo(new Account("otp-ghana", "smsonlinegh", HOUR, Duration.ofSeconds(15)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "otp-ghana", "a.b_c-d", "7seas"})
  void acceptsANameOfLowerCaseLettersDigitsAndMarks(String name) {
    assertThat(Account.of(name, "ants").name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-a", ".a", "_a", "A", "a b", "a/b", "..", "a\n", "\na", "ä", "a\u0000", "١",
        "a;b",
      })
  void refusesAnyOtherNameAndShowsAValidOne(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Account.of(name, "ants"))
        .withMessageContaining("'" + name + "' is not an account name (a-z 0-9 . _ -, at most 100");
    assertThat(Account.isName(name)).isFalse();
  }

  @Test
  void aNameHasAtMost100Characters() {
    assertThat(Account.isName("a".repeat(100))).isTrue();
    assertThat(Account.isName("a".repeat(101))).isFalse();
  }

  @Test
  void isPolledAtMostOnceAMinute() {
    assertThat(new Account("a", "ants", Duration.ofSeconds(60), SECOND).every())
        .isEqualTo(Account.SHORTEST_EVERY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("a", "ants", Duration.ofSeconds(59), SECOND))
        .withMessage("every must be at least 60s, not 59s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("a", "ants", HOUR.negated(), SECOND));
  }

  @Test
  void theTimeoutMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("a", "ants", HOUR, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account("a", "ants", HOUR, SECOND.negated()));
  }
}
