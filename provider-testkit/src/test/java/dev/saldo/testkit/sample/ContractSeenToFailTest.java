package dev.saldo.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.EnumSet;
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

/** A contract that nobody fails proves nothing: each fault fails the cases that are about it. */
final class ContractSeenToFailTest {

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
    assertThat(failedCases(fault, group)).containsAll(cases);
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
  void fuzzingFindsAFaultByItself(Fault fault) {
    assertThat(failedCases(fault, "withstandsFuzzing")).hasSize(1);
  }

  @Test
  void aFailureSaysWhatWasSentWhatWasExpectedAndWhatCame() {
    assertThat(failures(Fault.ZERO_IF_NOT_A_NUMBER, "readsAmountsExactlyOrNotAtAll"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("[refuses true]")
                    .contains("sent:     POST /token was answered with HTTP/1.1 200 Answer | ")
                    .contains(" | {\"limit\":500.5,\"credit\":true}")
                    .contains("expected: a BalanceException")
                    .contains("came:     fetch() returned [Balance["));
  }

  @Test
  void everyFaultIsTried() {
    Set<Object> tried =
        faultsFound().map(arguments -> arguments.get()[0]).collect(Collectors.toSet());
    assertThat(tried).isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
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
            "readsAGoodVendor",
            "opens and closes without touching the network"),
        found(
            Fault.SHARED_STATE,
            "readsAGoodVendor",
            "keeps two accounts read at once apart",
            "sees a change of the amount"),
        found(Fault.STUCK_AFTER_FAILURE, "readsAGoodVendor", "recovers after a failed reading"),
        found(Fault.BUCKET_TWICE, "readsAGoodVendor", "states each bucket once"),
        found(Fault.AMOUNT_OF_ANOTHER_FIELD, "readsAGoodVendor", "reads the good answer"),
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
            "500 with a good body is not a balance"),
        found(
            Fault.NEVER_TRANSIENT,
            "classifiesErrorStatuses",
            "500 is UNAVAILABLE",
            "429 is RATE_LIMITED to the first request"),
        found(Fault.RETRIES, "classifiesErrorStatuses", "429 is asked once", "500 is asked once"),
        found(
            Fault.RETRY_AFTER_UNBOUNDED,
            "honoursRetryAfter",
            "429 with '-1' does no harm",
            "429 with '9223372036854775807' does no harm",
            "503 with a date"),
        found(
            Fault.LENIENT_JSON,
            "refusesBodiesThatAreNotTheAnswer",
            "refuses an amount stated twice",
            "refuses the answer twice"),
        found(
            Fault.VENDOR_EXCEPTIONS,
            "refusesBodiesThatAreNotTheAnswer",
            "refuses an unclosed object",
            "refuses a login page with status 200"),
        found(
            Fault.NO_SIZE_LIMIT,
            "limitsWhatItTakes",
            "refuses a good answer behind 2 MiB of white space"),
        found(Fault.NO_DEADLINE, "endsInTime", "ends silence", "ends a body that drips"),
        found(
            Fault.DEADLINE_FOR_HEADERS_ONLY,
            "endsInTime",
            "ends headers and then silence",
            "ends a body that drips"),
        found(
            Fault.HOLDS_OUT_WHEN_INTERRUPTED,
            "survivesBadConnections",
            "ends soon when interrupted"),
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
            "refusesLocalNumbers",
            "refuses \"4.207,25\"",
            "refuses \"4(no-break space)207.25\""),
        found(
            Fault.INFLATES_WITHOUT_LIMIT,
            "withstandsCompression",
            "refuses an answer in gzip behind 2 MiB"),
        found(
            Fault.DEADLINE_BY_THE_CLOCK,
            "trustsNoClock",
            "reads while the clock runs an hour at each look"),
        found(
            Fault.ONE_ACCOUNT_AT_A_TIME,
            "servesManyAtOnce",
            "is not held up by an account whose vendor is silent"),
        found(
            Fault.CLIENT_NEVER_CLOSED,
            "leavesNothingBehind",
            "leaves no threads behind 200 accounts",
            "leaves no connections behind 200 accounts"));
  }

  private static Arguments found(Fault fault, String group, String... cases) {
    return arguments(fault, group, List.of(cases));
  }

  private static List<String> failedCases(Fault fault, String group) {
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
