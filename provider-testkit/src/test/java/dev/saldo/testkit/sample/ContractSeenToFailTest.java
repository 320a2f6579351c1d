package dev.saldo.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Checks that each fault fails the cases about it. */
final class ContractSeenToFailTest {

  private static final int RUNS = 3;
  private static final String PARALLEL = "junit.jupiter.execution.parallel.";
  private static final Map<String, String> IN_PARALLEL =
      Map.of(
          PARALLEL + "enabled", "true",
          PARALLEL + "mode.default", "concurrent",
          PARALLEL + "config.strategy", "fixed",
          PARALLEL + "config.fixed.parallelism", "8");

  @ParameterizedTest
  @MethodSource("faultsFound")
  void aFaultFailsTheCasesAboutIt(Fault fault, String group, List<String> cases) {
    Set<String> failed = new HashSet<>();
    // A busy machine can end a reading before the fault about time shows.
    for (int run = 0; run < RUNS && !failed.containsAll(cases); run++) {
      failed.addAll(failedCases(fault, group));
    }
    assertThat(failed).containsAll(cases);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DOUBLE_AMOUNTS",
        "ZERO_IF_NOT_A_NUMBER",
        "UNBOUNDED_AMOUNTS",
        "LENIENT_JSON",
        "VENDOR_EXCEPTIONS",
        "STUCK_AFTER_FAILURE"
      })
  void fuzzingAloneFindsAFault(Fault fault) {
    assertThat(failedCases(fault, "withstandsFuzzing")).hasSize(1);
  }

  @Test
  void aFailureShowsWhatWasSentExpectedAndReturned() {
    assertThat(failures(Fault.ZERO_IF_NOT_A_NUMBER, "readsAmountsExactlyOrNotAtAll"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("[refuses true]")
                    .contains("sent:     POST /token was answered with HTTP/1.1 200 Answer | ")
                    .contains(" | {\"limit\":500.5,\"credit\":true}")
                    .contains("expected: a BalanceException")
                    .contains("actual:   fetch() returned [Balance["));
  }

  @Test
  void everyFaultIsTried() {
    Set<Object> tried =
        faultsFound().map(arguments -> arguments.get()[0]).collect(Collectors.toSet());
    assertThat(tried)
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.NONE, LeakSeenToFailTest.FAULT)));
  }

  static Stream<Arguments> faultsFound() {
    return Stream.of(
        found(Fault.BAD_NAME, "describesItself", "has a well-formed name that never changes"),
        found(
            Fault.CLEAR_TEXT_TO_ANY_HOST,
            "describesItself",
            "refuses to open http://gateway.example"),
        found(
            Fault.NETWORK_AT_OPEN,
            "readsValidAnswers",
            "opens and closes without touching the network"),
        found(
            Fault.SHARED_STATE,
            "readsValidAnswers",
            "does not mix up accounts read at once",
            "sees a change of the amount"),
        found(Fault.STUCK_AFTER_FAILURE, "readsValidAnswers", "recovers after a failed fetch"),
        found(Fault.BUCKET_TWICE, "readsValidAnswers", "states each bucket once"),
        found(Fault.AMOUNT_OF_ANOTHER_FIELD, "readsValidAnswers", "reads the valid answer"),
        found(
            Fault.DOUBLE_AMOUNTS,
            "readsAmountsExactlyOrNotAtAll",
            "reads 12345678901234567.123456789012 exactly"),
        found(
            Fault.ZERO_IF_NOT_A_NUMBER,
            "readsAmountsExactlyOrNotAtAll",
            "refuses null",
            "refuses \"\"",
            "refuses true"),
        found(
            Fault.UNBOUNDED_AMOUNTS,
            "readsAmountsExactlyOrNotAtAll",
            "refuses 1e26",
            "refuses 1e999999999",
            "refuses 1e-999999999"),
        found(
            Fault.STATUS_IGNORED,
            "classifiesErrorStatuses",
            "500 with a valid body is not a balance"),
        found(
            Fault.NEVER_TRANSIENT,
            "classifiesErrorStatuses",
            "500 is UNAVAILABLE",
            "429 is RATE_LIMITED to the first request"),
        found(Fault.RETRIES, "classifiesErrorStatuses", "429 is not retried", "500 is not retried"),
        found(
            Fault.RETRY_AFTER_UNBOUNDED,
            "honoursRetryAfter",
            "429 with '-1' does no harm",
            "429 with '9223372036854775807' does no harm",
            "503 with a date"),
        found(
            Fault.LENIENT_JSON,
            "refusesInvalidBodies",
            "refuses an amount stated twice",
            "refuses the answer twice"),
        found(
            Fault.VENDOR_EXCEPTIONS,
            "refusesInvalidBodies",
            "refuses an unclosed object",
            "refuses a login page with status 200"),
        found(
            Fault.NO_SIZE_LIMIT,
            "limitsTheSizeOfAnswers",
            "refuses a valid answer after 2 MiB of white space"),
        found(
            Fault.NO_DEADLINE,
            "endsInTime",
            "times out on silence",
            "times out on half a body and then silence"),
        found(
            Fault.DEADLINE_FOR_HEADERS_ONLY,
            "endsInTime",
            "times out on headers and then silence",
            "times out on a body that arrives byte by byte"),
        found(
            Fault.HOLDS_OUT_WHEN_INTERRUPTED,
            "survivesBadConnections",
            "ends promptly when interrupted"),
        found(
            Fault.FOLLOWS_REDIRECTS,
            "followsNoRedirect",
            "refuses 302 to another port",
            "refuses 307 to another port to the first request"),
        found(
            Fault.BODY_IN_MESSAGE,
            "keepsSecrets",
            "hides secrets that 401 echoes as text",
            "hides secrets that 500 echoes as an error"),
        found(Fault.REQUEST_IN_CAUSE, "keepsSecrets", "hides secrets that 403 echoes as text"),
        found(
            Fault.GUESSES_LOCAL_NUMBERS,
            "refusesLocalizedNumbers",
            "refuses \"4.207,25\"",
            "refuses \"4(no-break space)207.25\""),
        found(
            Fault.INFLATES_WITHOUT_LIMIT,
            "withstandsCompression",
            "refuses an answer in gzip after 2 MiB"),
        found(
            Fault.DEADLINE_BY_THE_CLOCK,
            "trustsNoClock",
            "reads while the clock advances an hour at each look"),
        found(
            Fault.ONE_ACCOUNT_AT_A_TIME,
            "isThreadSafe",
            "is not blocked by an account whose vendor is silent"));
  }

  private static Arguments found(Fault fault, String group, String... cases) {
    return arguments(fault, group, List.of(cases));
  }

  static List<String> failedCases(Fault fault, String group) {
    return failed(fault, group).map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }

  private static List<String> failures(Fault fault, String group) {
    return failed(fault, group)
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .map(thrown -> thrown.map(Throwable::getMessage).orElse(""))
        .toList();
  }

  private static Stream<Event> failed(Fault fault, String group) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(SampleContractTest.class, group))
        .configurationParameter(FaultParameter.KEY, fault.name())
        .configurationParameters(IN_PARALLEL)
        .execute()
        .testEvents()
        .failed()
        .stream();
  }
}
