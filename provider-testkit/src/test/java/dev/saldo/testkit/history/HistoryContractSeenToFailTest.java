package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The history contract is failed by histories that deserve it. */
final class HistoryContractSeenToFailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMPORTS_ONE_BY_ONE         | importsAllOrNothing  | keeps nothing if the source breaks off
          APPENDS_ONE_BY_ONE         | keepsWhatIsAppended  | one refused reading keeps the others out too
          DROPS_FAILURES             | keepsWhatIsAppended  | a failure is kept and shown until a reading goes well
          LOSES_AN_APPEND            | standsSeveralThreads | eight threads write an account each
          TOTALS_TO_THE_CENT         | totalsExactly        | by day in Asia/Kathmandu
          TOTALS_IN_ORDER_OF_ARRIVAL | keepsWhatIsAppended  | a late sample totals what follows it anew
          TOTALS_IN_ORDER_OF_ARRIVAL | totalsExactly        | by day in America/New_York
          INCLUDES_THE_END           | readsWhatIsSelected  | samples are those from the first instant to before the last
          FORGETS_RISES              | readsWhatIsSelected  | rises are those from the first instant to before the last
          FORGETS_THE_NEIGHBOUR_AFTER | readsWhatIsSelected | moments of several series come in the order asked
          TAKES_BACK_TOO_MUCH        | keepsWhatPeopleSay   | a word is taken back, and only that one
          """)
  void aFaultFailsTheCaseAboutIt(FaultyHistory.Fault fault, String group, String name) {
    assertThat(failedCases(fault, group)).contains(name);
  }

  @ParameterizedTest
  @EnumSource(names = {"IMPORTS_ONE_BY_ONE", "TOTALS_TO_THE_CENT"})
  void randomSequencesFindAFaultByThemselves(FaultyHistory.Fault fault) {
    assertThat(failedCases(fault, "agreesWithPlainLists")).isNotEmpty();
  }

  private static List<String> failedCases(FaultyHistory.Fault fault, String group) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(FaultyHistoryContract.class, group))
        .configurationParameter(FaultyHistoryContract.KEY, fault.name())
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }
}
