package dev.saldo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.account.RefusedProvider;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The opening of channels from a configuration. */
final class ChannelRegistryTest {

  record PagerConfig(
      @Setting("URL") URI url,
      @Setting("Token") Secret token,
      @Setting(value = "Keep it short", defaultValue = "false") boolean private_) {}

  record Pager(String name) implements AlertChannelProvider<PagerConfig> {
    @Override
    public Class<PagerConfig> configType() {
      return PagerConfig.class;
    }

    @Override
    public AlertChannel open(PagerConfig config, ProviderContext context) {
      if (config.private_()) {
        throw new IllegalArgumentException("url: '" + config.url() + "': expected another");
      }
      return notice -> {};
    }
  }

  private final ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
  private final References references =
      new References(Map.of("TOKEN", "tok-12345")::get, Path.of(""));
  private final ChannelRegistry registry =
      ChannelRegistry.of(new Pager("pager"), new Pager("horn"), new Pager("horn"));

  @Test
  void opensAChannelFromItsSettings() {
    Optional<OpenChannel> channel =
        open(
            Map.of(
                "type", line("pager", 3),
                "url", line("https://pager.example", 4),
                "token", line("${env:TOKEN}", 5),
                "timeout", line("5s", 6),
                "sends-over", new Sequence(List.of(line("sms-main", 7)), 7)));
    assertThat(problems.found()).isEmpty();
    assertThat(channel).get().extracting(OpenChannel::name).isEqualTo("ops");
    assertThat(channel).get().extracting(OpenChannel::type).isEqualTo("pager");
    assertThat(channel.orElseThrow().accounts()).containsExactly("sms-main");
    assertThat(channel.orElseThrow()).hasToString("channel 'ops'");
  }

  @Test
  void reportsEveryProblemWithItsLineAtOnce() {
    assertThat(
            open(
                Map.of(
                    "type", line("pager", 3),
                    "ulr", line("https://pager.example", 4),
                    "token", line("${env:NONE}", 5),
                    "timeout", line("1h", 6),
                    "private", line("perhaps", 7))))
        .isEmpty();
    assertThat(problems.found())
        .containsExactlyInAnyOrder(
            "saldo.yaml:2: channels.ops: timeout must be more than 0s and at most 5m",
            "saldo.yaml:2: channels.ops: 'url' is missing (URL)",
            "saldo.yaml:4: channels.ops: unknown key 'ulr'; did you mean 'url'?",
            "saldo.yaml:5: channels.ops.token: environment variable NONE is not set; set it or use"
                + " ${file:PATH}",
            "saldo.yaml:7: channels.ops.private: 'perhaps' is not true or false");
  }

  @Test
  void namesTheNearestTypes() {
    open(Map.of("type", line("pagr", 3)));
    open(Map.of("type", line("carrier-pigeon", 3)));
    open(Map.of());
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml:2: channels.ops: 'type' is missing; choices: horn, pager",
            "saldo.yaml:3: channels.ops.type: no channel type 'pagr'; did you mean 'pager'?",
            "saldo.yaml:3: channels.ops.type: no channel type 'carrier-pigeon'; choices:"
                + " horn, pager");
  }

  @Test
  void saysWhyATypeCannotBeUsed() {
    ChannelRegistry twice =
        ChannelRegistry.joined(List.of(ChannelRegistry.of(new Pager("Pager!")), registry));
    assertThat(twice.refused()).extracting(RefusedProvider::why).anyMatch(w -> w.contains("[a-z]"));
    assertThat(twice.types()).extracting(LoadedChannelType::name).containsExactly("horn", "pager");
  }

  @Test
  void aRefusalOfTheTypeContainsNoSecret() {
    open(
        Map.of(
            "type", line("pager", 3),
            "url", line("https://pager.example/${env:TOKEN}", 4),
            "token", line("${env:TOKEN}", 5),
            "private", line("true", 6)));
    assertThat(problems.found())
        .singleElement()
        .asString()
        .startsWith("saldo.yaml:2: channels.ops: url: 'https://pager.example/")
        .doesNotContain("tok-12345");
  }

  private Optional<OpenChannel> open(Map<String, ConfigurationNode> written) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>(written);
    ChannelSettings settings =
        new ChannelSettings(new Mapping(entries, 2), "channels.ops", references, problems);
    return registry.open("ops", settings, Clock.systemUTC());
  }

  private static Scalar line(String text, int line) {
    return new Scalar(text, line);
  }
}
