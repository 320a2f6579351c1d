package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void anEmptySelectionIncludesEverything() {
    assertThat(Selection.ALL.includes("otp", "ants")).isTrue();
  }

  @Test
  void filtersByAccountAndByProvider() {
    Selection selection = new Selection(Set.of("otp"), Set.of());
    assertThat(selection.includes("otp", "ants")).isTrue();
    assertThat(selection.includes("bulk", "ants")).isFalse();
    Selection both = new Selection(Set.of("otp"), Set.of("ants", "yeastar"));
    assertThat(both.includes("otp", "yeastar")).isTrue();
    assertThat(both.includes("otp", "mysmpp")).isFalse();
    assertThat(both.includes("pbx", "ants")).isFalse();
  }
}
