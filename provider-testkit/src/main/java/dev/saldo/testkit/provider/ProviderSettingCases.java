package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.SettingDescription;
import dev.saldo.testkit.NamedCase;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The provider describes its settings correctly. */
final class ProviderSettingCases {

  private static final List<String> CREDENTIALS = List.of("password", "secret", "token", "apikey");

  private final Supplier<List<SettingDescription>> settings;

  ProviderSettingCases(Supplier<List<SettingDescription>> settings) {
    this.settings = settings;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        NamedCase.create("describes each of its settings", this::described),
        NamedCase.create("keeps credentials in Secret settings", this::secret));
  }

  private void described() {
    assertThat(settings.get()).as("settings").isNotEmpty();
    for (SettingDescription setting : settings.get()) {
      assertThat(setting.text())
          .as("the description in one line in the @Setting of '%s'", setting.key())
          .isNotBlank()
          .doesNotContain("\n");
    }
  }

  private void secret() {
    for (SettingDescription setting : settings.get()) {
      String name = setting.key().replace("-", "");
      if (CREDENTIALS.stream().anyMatch(name::endsWith)) {
        assertThat(setting.secret())
            .as("setting '%s' has the name of a credential and is a Secret", setting.key())
            .isTrue();
      }
    }
  }
}
