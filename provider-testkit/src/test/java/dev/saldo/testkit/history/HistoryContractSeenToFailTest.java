package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Checks that faulty histories fail the history contract. */
final class HistoryContractSeenToFailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMPORTS_ONE_BY_ONE          | importsAllOrNothing        | keeps nothing if the source fails
          APPENDS_ONE_BY_ONE          | keepsAppendedResults       | one refused poll result rejects the entire append
          DROPS_FAILURES              | keepsAppendedResults       | a failure is kept and shown until the next success
          LOSES_AN_APPEND             | isThreadSafe               | eight threads write one account each
          TOTALS_TO_THE_CENT          | totalsExactly              | by day in Asia/Kathmandu
          TOTALS_IN_ORDER_OF_ARRIVAL  | keepsAppendedResults       | a late sample recomputes the totals after it
          TOTALS_IN_ORDER_OF_ARRIVAL  | totalsExactly              | by day in America/New_York
          INCLUDES_THE_END            | readsTheSelection          | samples include the start and exclude the end of a window
          FORGETS_RISES               | readsTheSelection          | rises include the start and exclude the end of a window
          FORGETS_THE_NEIGHBOUR_AFTER | readsTheSelection          | brackets of several series are in the requested order
          TAKES_BACK_TOO_MUCH         | keepsManualClassifications | removing a classification removes only that one
          """)
  void aFaultFailsTheCaseAboutIt(FaultyHistory.Fault fault, String group, String name) {
    assertThat(failedCases(fault, group)).contains(name);
  }

  @ParameterizedTest
  @EnumSource(names = {"IMPORTS_ONE_BY_ONE", "TOTALS_TO_THE_CENT"})
  void randomSequencesAloneFindAFault(FaultyHistory.Fault fault) {
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
