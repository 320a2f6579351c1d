package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.SettingDescription;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.testkit.NamedCase;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A channel describes itself and sends nothing over a connection that others can read. */
final class ChannelDescriptionCases<C extends Record> {

  private static final URI OTHER_MACHINE = URI.create("http://receiver.example");

  private final ChannelTestBench<C> bench;

  ChannelDescriptionCases(ChannelTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        NamedCase.create("has a constant name in the usual form", this::name),
        NamedCase.create("describes every setting", this::settings),
        NamedCase.create("shows no secret in its text", this::text),
        NamedCase.create("refuses plain http to another machine", this::plainHttp));
  }

  private void name() {
    assertThat(bench.provider().name())
        .matches("[a-z][a-z0-9-]*")
        .isEqualTo(bench.provider().name());
  }

  private void settings() {
    assertThat(SettingDescription.describe(bench.provider().configType()))
        .isNotEmpty()
        .allSatisfy(
            setting -> assertThat(setting.text()).as("text of '%s'", setting.key()).isNotBlank());
  }

  private void text() {
    AlertChannel channel = bench.open(URI.create("http://127.0.0.1:9"), ChannelTestBench.AMPLE);
    ObservedDelivery.checkSecrets(channel.toString());
  }

  private void plainHttp() {
    try {
      AlertChannel channel = bench.open(OTHER_MACHINE, ChannelTestBench.AMPLE);
      assertThat(ObservedDelivery.of(channel, bench.notice()).failure())
          .as("failure of a delivery to %s", OTHER_MACHINE)
          .get()
          .satisfies(failure -> assertThat(failure).hasMessageContaining("https"))
          .extracting(AlertDeliveryException::isPermanent)
          .isEqualTo(true);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("https");
      ObservedDelivery.checkSecrets(String.valueOf(e.getMessage()));
    }
  }
}
