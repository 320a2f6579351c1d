package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.ChannelSettings;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.channel.OpenChannel;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar can bring alert channels, by the same rules as providers. */
final class DropInChannelTest {

  private static final String SERVICES =
      "META-INF/services/dev.saldo.spi.channel.AlertChannelProvider";

  private static final String SOURCE =
      """
      package zoo;
      import dev.saldo.spi.*;
      import dev.saldo.spi.channel.*;
      public class Drum implements AlertChannelProvider<Drum.Config> {
        public record Config(@Setting("where it writes") String file) {}
        public String name() { return "drum"; }
        public Class<Config> configType() { return Config.class; }
        public AlertChannel open(Config config, ProviderContext context) {
          return notice -> {
            try {
              java.nio.file.Files.writeString(java.nio.file.Path.of(config.file()), notice.id());
            } catch (java.io.IOException e) {
              throw AlertDeliveryException.transientFailure("no drum");
            }
          };
        }
      }
      """;

  @TempDir private Path root;
  private DropInPlace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new DropInPlace(root);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void aChannelOfAJarDelivers() throws IOException {
    Path jar = drum(new CompiledJar()).write(place.folder().resolve("drum.jar"));
    DropIns dropIns = place.trusting();
    assertThat(dropIns.registry().refused()).isEmpty();
    ChannelRegistry channels = dropIns.channels();
    LoadedChannelType drum = channels.find("drum").orElseThrow();
    assertThat(drum.location()).isEqualTo(jar.toString());
    assertThat(drum.settings()).extracting(s -> s.text()).containsExactly("where it writes");
    Path played = root.resolve("played");
    open(channels, played).deliver(notice());
    assertThat(played).hasContent("notice-1");
  }

  @Test
  void aJarCanBringBoth() throws IOException {
    drum(Zoo.good("good")).write(place.folder().resolve("both.jar"));
    DropIns dropIns = place.trusting();
    assertThat(DropInPlace.names(dropIns.registry())).containsExactly("good");
    assertThat(dropIns.channels().types())
        .extracting(LoadedChannelType::name)
        .containsExactly("drum");
  }

  @Test
  void aChannelDoesNotRunBeforeTheUserTrustsIt() throws IOException {
    Path jar = drum(new CompiledJar()).write(place.folder().resolve("drum.jar"));
    DropIns dropIns = place.cautious();
    assertThat(dropIns.channels().types()).isEmpty();
    UntrustedProvider offered = dropIns.channels().untrusted().getFirst();
    assertThat(offered.what()).isEqualTo("drum");
    assertThat(offered.settings()).extracting(s -> s.key()).containsExactly("file");
    assertThat(dropIns.channels().explainMissing("drum"))
        .isEqualTo(
            "channel type 'drum' is not trusted yet: trust it with 'saldo providers trust "
                + jar
                + "'");
    TrustedJars.in(place.trustFile()).add(offered.checksum(), "drum.jar");
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.channels().find("drum")).isPresent();
  }

  @Test
  void aChannelOfAJarThatRunsApartIsRefused() throws IOException {
    drum(Zoo.good("good")).write(place.folder().resolve("both.jar"));
    DropIns dropIns =
        DropIns.load(
            List.of(new DropInFolder(place.folder(), true)),
            TrustedJars.in(place.trustFile()),
            Set.of("good"));
    assertThat(dropIns.channels().types()).isEmpty();
    assertThat(dropIns.channels().explainMissing("drum")).contains("cannot run in a child process");
  }

  @Test
  void aServiceFileThatNamesNothingInTheJarIsRefused() throws IOException {
    Files.write(
        place.folder().resolve("drum.jar"),
        drum(new CompiledJar()).without("zoo/Drum.class").bytes());
    assertThat(place.trusting().registry().refused())
        .singleElement()
        .extracting(refused -> refused.why())
        .asString()
        .contains(SERVICES + " names zoo.Drum, which is not in the jar");
  }

  private static CompiledJar drum(CompiledJar jar) {
    return jar.source("zoo.Drum", SOURCE)
        .entry(SERVICES, "zoo.Drum\n".getBytes(StandardCharsets.UTF_8));
  }

  private static OpenChannel open(ChannelRegistry channels, Path played) {
    ConfigurationProblems problems = new ConfigurationProblems("test");
    ChannelSettings settings =
        new ChannelSettings(
            Mapping.of(Map.of("type", "drum", "file", played.toString())),
            "channels.drum",
            new References(name -> null, Path.of("")),
            problems);
    return channels
        .open("drum", settings, Clock.systemUTC())
        .orElseThrow(() -> new AssertionError(problems.found()));
  }

  private static AlertNotice notice() {
    return new AlertNotice(
        "notice-1",
        AlertMessageKind.TEST,
        AlertSeverity.INFO,
        Instant.EPOCH,
        "title",
        "text",
        null);
  }
}
