package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The wait that the vendor asks for is passed on if it is valid and ignored if not. */
final class ProviderRetryAfterCases<C extends Record> {

  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private final ProviderTestBench<C> bench;

  ProviderRetryAfterCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> understood =
        Stream.of(
            NamedCase.create("429 with seconds", () -> waits(429, "90", Duration.ofSeconds(90))),
            NamedCase.create("503 with seconds", () -> waits(503, "3600", Duration.ofHours(1))),
            NamedCase.create(
                "429 with a date", () -> waits(429, inFiveMinutes(), Duration.ofMinutes(5))),
            NamedCase.create(
                "503 with a date", () -> waits(503, inFiveMinutes(), Duration.ofMinutes(5))),
            NamedCase.create("429 without Retry-After", this::unstated));
    Stream<DynamicTest> odd =
        Stream.of(
                "0",
                "-1",
                "",
                "soon",
                "12.5",
                "9e99",
                "9223372036854775807",
                "99999999999999999999",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Fri, 31 Dec 9999 23:59:59 GMT")
            .map(
                value ->
                    NamedCase.create(
                        "429 with '" + value + "' does no harm", () -> harmless(value)));
    return Stream.concat(understood, odd);
  }

  private String inFiveMinutes() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        bench.clock.instant().plus(Duration.ofMinutes(5)).atOffset(ZoneOffset.UTC));
  }

  private void waits(int status, String value, Duration expected) {
    assertThat(retryAfter(status, value))
        .as("retryAfter() of %s with Retry-After: %s, by the context's clock", status, value)
        .contains(expected);
  }

  private void unstated() {
    assertThat(bench.read(VendorReply.status(429)).failure().retryAfter()).isEmpty();
  }

  private void harmless(String value) {
    Optional<Duration> wait = retryAfter(429, value);
    assertThat(wait.filter(Duration::isNegative))
        .as("a negative wait for Retry-After: %s", value)
        .isEmpty();
    assertThat(wait.filter(duration -> duration.compareTo(LONGEST) > 0))
        .as("a wait for Retry-After: %s that overflows milliseconds", value)
        .isEmpty();
  }

  private Optional<Duration> retryAfter(int status, String value) {
    Set<FailureReason> reasons = bench.contract.reasonsFor(status);
    VendorAnswer answer = VendorReply.status(status).withHeader("Retry-After", value);
    return bench.read(answer).failure(reasons).retryAfter();
  }
}
