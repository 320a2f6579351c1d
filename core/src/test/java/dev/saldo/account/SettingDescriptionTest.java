package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingDescriptionTest {

  private enum Format {
    JSON,
    PLAIN_TEXT
  }

  private record Config(
      @Setting("the key") Secret apiKey,
      @Setting(value = "where", defaultValue = "https://api.example.com") URI baseUrl,
      @Setting(value = "how", defaultValue = "json") Format format,
      Optional<Duration> timeout,
      @Setting(value = "zone", defaultValue = "UTC") Optional<ZoneId> zone,
      Optional<Boolean> allowPlainHttp,
      Optional<Integer> port,
      boolean verbose,
      int count,
      BigDecimal price,
      String name) {}

  private record Unsupported(long count) {}

  private record Floating(Optional<Double> price) {}

  private record Wild(Optional<?> anything) {}

  private record Nested(Optional<List<String>> names) {}

  private record Mapped(Map<String, String> settings) {}

  @SuppressWarnings("rawtypes")
  private record Raw(List names) {}

  /** Compiled as from Kotlin, which annotates the parameters of the constructor. */
  @SuppressWarnings("UnusedMethod") // its annotations are read
  private record OfParameters(String account, Secret apiKey) {
    OfParameters(
        @Setting(value = "the account", defaultValue = "main") String account,
        @Setting("the key") Secret apiKey) {
      this.account = account;
      this.apiKey = apiKey;
    }
  }

  private record Wallet(@Setting("the wallet") String name, Optional<Secret> token) {}

  private record Blocks(
      OfParameters login, Optional<Wallet> spare, List<Wallet> wallets, List<String> tags) {}

  @Test
  void listsTheValuesOfBlocksAndOfTheEntriesOfLists() {
    assertThat(
            SettingDescription.describe(Blocks.class).stream().flatMap(SettingDescription::leaves))
        .extracting(
            SettingDescription::key, SettingDescription::typeName, SettingDescription::required)
        .containsExactly(
            tuple("login.account", "text", false),
            tuple("login.api-key", "secret", true),
            tuple("spare.name", "text", false),
            tuple("spare.token", "secret", false),
            tuple("wallets[].name", "text", true),
            tuple("wallets[].token", "secret", false),
            tuple("tags", "list of text", false));
  }

  @Test
  void readsARecordOnce() {
    assertThat(SettingDescription.describe(Blocks.class))
        .isSameAs(SettingDescription.describe(Blocks.class));
  }

  @Test
  void findsTheAnnotationsOfConstructorParameters() {
    assertThat(SettingDescription.describe(OfParameters.class))
        .extracting(SettingDescription::key, SettingDescription::text, SettingDescription::required)
        .containsExactly(tuple("account", "the account", false), tuple("api-key", "the key", true));
  }

  @Test
  void describesASetting() {
    assertThat(SettingDescription.describe(Config.class))
        .extracting(
            SettingDescription::key,
            SettingDescription::typeName,
            SettingDescription::required,
            SettingDescription::defaultValue,
            SettingDescription::text)
        .containsExactly(
            tuple("api-key", "secret", true, Optional.empty(), "the key"),
            tuple("base-url", "URL", false, Optional.of("https://api.example.com"), "where"),
            tuple("format", "json | plain-text", false, Optional.of("json"), "how"),
            tuple("timeout", "duration", false, Optional.empty(), ""),
            tuple("zone", "time zone", false, Optional.of("UTC"), "zone"),
            tuple("allow-plain-http", "true | false", false, Optional.empty(), ""),
            tuple("port", "whole number", false, Optional.empty(), ""),
            tuple("verbose", "true | false", true, Optional.empty(), ""),
            tuple("count", "whole number", true, Optional.empty(), ""),
            tuple("price", "number", true, Optional.empty(), ""),
            tuple("name", "text", true, Optional.empty(), ""));
  }

  @Test
  void marksASecretAsNeverToBeShown() {
    assertThat(SettingDescription.describe(Config.class))
        .filteredOn(SettingDescription::secret)
        .extracting(SettingDescription::key)
        .containsExactly("api-key");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Unsupported.class,
        Floating.class,
        Wild.class,
        Nested.class,
        Mapped.class,
        Raw.class,
      })
  void refusesAnUnsupportedType(Class<? extends Record> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingDescription.describe(type))
        .withMessageContaining(type.getName() + " has an unsupported type: ");
  }
}
