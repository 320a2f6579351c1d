package dev.saldo.jars.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.References;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChildProcessSettingsTest {

  @Test
  void findsTheValuesInBlocksAndLists() {
    Mapping written =
        ChildProcessSettings.written(
            Map.of(
                "key", "one",
                "login", Map.of("password", "two"),
                "wallets", List.of(Map.of("token", "three"), Map.of("token", "four")),
                "tags", List.of("five")));
    ChildProcessSettings settings = ChildProcessSettings.of(written, References.NONE);
    assertThat(
            settings.values(
                List.of("key", "login.password", "wallets[].token", "tags[].none", "gone.deep")))
        .containsExactly("one", "two", "three", "four");
  }
}
