package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Every status but 2xx is a failure, and says whether another attempt is worth it. */
final class ChannelRefusalCases<C extends Record> {

  private final ChannelTestBench<C> bench;

  ChannelRefusalCases(ChannelTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> statuses =
        Stream.of(400, 401, 403, 404, 408, 410, 413, 425, 429, 500, 502, 503, 504)
            .map(status -> NamedCase.create("refused with " + status, () -> refused(status)));
    Stream<DynamicTest> redirects =
        Stream.of(301, 302, 303, 307, 308)
            .map(status -> NamedCase.create("follows no " + status, () -> followsNo(status)));
    Stream<DynamicTest> waits =
        Stream.of(429, 503)
            .flatMap(
                status ->
                    Stream.of(
                        waits(status, "120"),
                        waits(
                            status,
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ChannelTestBench.NOW.plusSeconds(120).atOffset(ZoneOffset.UTC)))));
    return Stream.of(statuses, redirects, waits).flatMap(cases -> cases);
  }

  private void refused(int status) {
    String echo = PlantedSecrets.KEY + PlantedSecrets.TOKEN + PlantedSecrets.PASSWORD;
    AlertDeliveryException refused =
        bench
            .deliver(
                VendorReply.status(status).withBody("text/plain", echo), ChannelTestBench.AMPLE)
            .refused();
    assertThat(refused).hasMessageContaining(String.valueOf(status));
    assertThat(refused.isPermanent())
        .as("permanent: '%s'", refused.getMessage())
        .isEqualTo(bench.isPermanent(status));
    assertThat(refused.retryAfter()).isEmpty();
  }

  private void followsNo(int status) {
    try (VendorServer elsewhere = VendorServer.answering(bench.accepted())) {
      ObservedDelivery delivery =
          bench.deliver(
              HostileAnswers.redirect(status, elsewhere.uri().resolve("/collect")),
              ChannelTestBench.AMPLE);
      assertThat(elsewhere.requests()).as("requests at the target of the redirect").isEmpty();
      delivery.refused();
    }
  }

  private DynamicTest waits(int status, String retryAfter) {
    return NamedCase.create(
        "waits after " + status + " as asked: " + retryAfter,
        () ->
            assertThat(
                    bench
                        .deliver(
                            VendorReply.status(status).withHeader("Retry-After", retryAfter),
                            ChannelTestBench.AMPLE)
                        .refused()
                        .retryAfter())
                .hasValue(Duration.ofMinutes(2)));
  }
}
