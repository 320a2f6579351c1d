package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSuggestionsTest {

  private static final List<String> KEYS =
      List.of("username", "api-key", "base-url", "format", "every");

  @ParameterizedTest
  @CsvSource({
    "usrname, username",
    "usernmae, username",
    "USERNAME, username",
    "api_key, api-key",
    "apikey, api-key",
    "baseurl, base-url",
    "formt, format",
    "evry, every",
  })
  void suggestsTheClosestChoice(String word, String meant) {
    assertThat(NameSuggestions.hint(word, KEYS)).isEqualTo("; did you mean '" + meant + "'?");
  }

  @Test
  void listsTheChoicesInOrderWhenNoneIsClose() {
    assertThat(NameSuggestions.hint("colour", KEYS))
        .isEqualTo("; choices: api-key, base-url, every, format, username");
    assertThat(NameSuggestions.hint("", KEYS)).startsWith("; choices: ");
  }

  @Test
  void saysNothingWhenThereAreNoChoices() {
    assertThat(NameSuggestions.hint("anything", List.of())).isEmpty();
  }

  @Test
  void suggestsTheFirstInAlphabeticalOrderOfTwoEquallyCloseChoices() {
    assertThat(NameSuggestions.hint("anta", List.of("antz", "ants")))
        .isEqualTo("; did you mean 'ants'?");
  }

  @Test
  void doesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));
      assertThat(NameSuggestions.hint("INIT", List.of("init"))).isEqualTo("; did you mean 'init'?");
    } finally {
      Locale.setDefault(before);
    }
  }
}
