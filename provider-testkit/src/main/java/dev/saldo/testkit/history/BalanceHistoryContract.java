package dev.saldo.testkit.history;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.NamedCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every {@link BalanceHistory}, as tests. Extend it and implement {@link
 * #emptyHistory()}. Totals are compared with a separate, slower computation on plain lists.
 *
 * <pre>{@code
 * final class MyHistoryContractTest extends BalanceHistoryContract {
 *   protected BalanceHistory emptyHistory() {
 *     return MyHistory.open(newDataSource());
 *   }
 * }
 * }</pre>
 */
public abstract class BalanceHistoryContract {

  /** For subclasses. */
  protected BalanceHistoryContract() {}

  /** Returns a new, empty and independent history; the contract closes it. */
  protected abstract BalanceHistory emptyHistory();

  @TestFactory
  final Stream<DynamicTest> keepsAppendedResults() {
    return new HistoryAppendCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> importsAllOrNothing() {
    return new HistoryImportCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsTheSelection() {
    return new HistoryReadingCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> keepsManualClassifications() {
    return new HistoryClassificationCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> changesAccounts() {
    return new HistoryAccountCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> totalsTheSameInAnyOrder() {
    return new HistoryOrderCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> totalsExactly() {
    return new HistoryUsageCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> countsWhatCountersShow() {
    return new HistoryCounterCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> thinsWithoutChangingReports() {
    return new HistoryThinningCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsHourlyUsage() {
    return new HistoryHourlyUsageCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> leavesGlitchesOut() {
    return new HistoryGlitchCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> marksTheSameGlitchesInAnyOrder() {
    return new HistoryGlitchOrderCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> keepsTermsOverTime() {
    return new HistoryTermsCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> isThreadSafe() {
    return new HistoryThreadCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> agreesWithPlainLists() {
    return new HistoryRandomCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> rulesLikeTheHistoryInMemory() {
    return new HistoryRulingCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> recountsAtEveryThreshold() {
    return new HistoryThresholdCases(this).all();
  }

  /** Returns a case that runs on its own history. */
  DynamicTest on(String name, HistoryCase test) {
    return NamedCase.create(
        name,
        () -> {
          try (BalanceHistory history = emptyHistory()) {
            test.run(history);
          }
        });
  }

  /** A case about a history that is initially empty. */
  @FunctionalInterface
  interface HistoryCase {
    void run(BalanceHistory history) throws Exception;
  }
}
