package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfigurationProblemsTest {

  private final ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");

  @Test
  void throwsNothingWithoutProblems() {
    problems.throwIfAny();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void throwsAllProblemsInTheOrderOfTheFile() {
    problems.add(7, "accounts.b", "is wrong");
    problems.add(0, "", "is empty");
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly("saldo.yaml: is empty", "saldo.yaml:7: accounts.b: is wrong"))
        .hasMessage("saldo.yaml: is empty\nsaldo.yaml:7: accounts.b: is wrong");
  }

  @Test
  void aProblemIsOneLineWhateverItsMessage() {
    problems.add(1, "a\nb", "first\r\nsecond\u001b[31m");
    assertThat(problems.found()).containsExactly("saldo.yaml:1: a b: first second [31m");
  }
}
