package dev.saldo.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.SettingDescription;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import dev.saldo.testkit.PlantedSecrets;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MadeUpSettingsTest {

  private static final URI PLACE = URI.create("http://127.0.0.1:4711");

  private enum Shape {
    ROUND_AND_FLAT,
    SQUARE
  }

  private record EveryKind(
      @Setting("a") String name,
      @Setting("b") Secret key,
      @Setting("c") int pages,
      @Setting("d") BigDecimal limit,
      @Setting("e") Duration patience,
      @Setting("f") Shape shape,
      @Setting(value = "g", defaultValue = "https://api.acme.example") URI baseUrl,
      @Setting(value = "h", defaultValue = "false") boolean loud) {}

  private record EitherOr(
      @Setting("a") Optional<String> login,
      @Setting("b") Optional<Secret> password,
      @Setting("c") Optional<Secret> token) {}

  private record Login(@Setting("a") String user, @Setting("b") Secret password) {}

  private record Nested(@Setting("a") Login login, @Setting("b") List<Login> more) {}

  @Test
  void aBlockIsMadeUpOfItsSettings() {
    MadeUpSettings made = candidates(Nested.class, Map.of("login.user", "mine")).getFirst();
    assertThat(made.values()).containsOnlyKeys("login.user", "login.password");
    assertThat(made.plantsSecret()).isTrue();
    Mapping login = (Mapping) Objects.requireNonNull(made.at(PLACE).entries().get("login"));
    assertThat(login.entries())
        .containsEntry("user", new Scalar("mine", 0))
        .containsKey("password");
  }

  @Test
  void aValueIsWhatItsTypeAllows() {
    MadeUpSettings made = candidates(EveryKind.class, Map.of()).getFirst();
    assertThat(made.values())
        .containsEntry("name", "acme")
        .containsEntry("pages", "1")
        .containsEntry("limit", "1")
        .containsEntry("patience", "15s")
        .containsEntry("shape", "round-and-flat")
        .doesNotContainKey("loud");
    assertThat(made.values().get("key")).isIn(PlantedSecrets.PASSWORD, PlantedSecrets.KEY);
    assertThat(made.pointsAtVendor()).isTrue();
    assertThat(made.at(PLACE).entries()).containsEntry("base-url", new Scalar(PLACE.toString(), 0));
  }

  @Test
  void combinationsWithASecretAndFewSettingsComeFirst() {
    assertThat(candidates(EitherOr.class, Map.of()))
        .extracting(made -> List.copyOf(made.values().keySet()))
        .startsWith(List.of("password"), List.of("token"), List.of("login", "password"))
        .endsWith(List.of(), List.of("login"))
        .hasSize(8);
  }

  @Test
  void givenValuesAreKept() {
    List<MadeUpSettings> candidates =
        candidates(EitherOr.class, Map.of("login", "{host}-{port}", "token", "t"));
    assertThat(candidates)
        .hasSize(2)
        .allSatisfy(made -> assertThat(made.values()).containsEntry("token", "t"));
    assertThat(candidates.getLast().plantsSecret()).isFalse();
    assertThat(candidates.getFirst().at(PLACE).entries())
        .containsEntry("login", new Scalar("127.0.0.1-4711", 0));
  }

  private static List<MadeUpSettings> candidates(
      Class<? extends Record> config, Map<String, String> given) {
    return MadeUpSettings.candidates(SettingDescription.describe(config), given);
  }
}
