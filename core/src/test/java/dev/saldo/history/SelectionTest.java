package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void allIncludesEverything() {
    assertThat(Selection.ALL.includes("otp", "ants")).isTrue();
  }

  @Test
  void aSelectionOfNothingIncludesNothing() {
    assertThat(Selection.NONE.includes("otp", "ants")).isFalse();
    assertThat(new Selection(Set.of(), Set.of())).isEqualTo(Selection.NONE);
    assertThat(new Selection(Set.of(), Set.of("ants")).includes("otp", "ants")).isFalse();
    assertThat(Selection.of(List.of())).isEqualTo(Selection.NONE);
    assertThat(Selection.ofProviders(List.of())).isEqualTo(Selection.NONE);
  }

  @Test
  void filtersByAccountAndByProvider() {
    Selection selection = Selection.of(List.of("otp"));
    assertThat(selection.includes("otp", "ants")).isTrue();
    assertThat(selection.includes("bulk", "ants")).isFalse();
    Selection provider = Selection.ofProviders(List.of("ants"));
    assertThat(provider.includes("pbx", "ants")).isTrue();
    assertThat(provider.includes("pbx", "yeastar")).isFalse();
    Selection both = new Selection(Set.of("otp"), Set.of("ants", "yeastar"));
    assertThat(both.includes("otp", "yeastar")).isTrue();
    assertThat(both.includes("otp", "mysmpp")).isFalse();
    assertThat(both.includes("pbx", "ants")).isFalse();
  }

  @Test
  void everyAccountExcludesNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selection(true, Set.of("otp"), Set.of()));
  }
}
