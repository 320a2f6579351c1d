package dev.saldo.testkit.history;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.NamedCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link BalanceHistory} promises, as tests. Extend it and say how to make an empty
 * history. Totals are checked against another, slower arithmetic on plain lists.
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

  /** For authors to extend. */
  protected BalanceHistoryContract() {}

  /** Returns a history that holds nothing and shares nothing; the contract closes it. */
  protected abstract BalanceHistory emptyHistory();

  @TestFactory
  final Stream<DynamicTest> keepsWhatIsAppended() {
    return new HistoryAppendCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> importsAllOrNothing() {
    return new HistoryImportCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsWhatIsSelected() {
    return new HistoryReadingCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> keepsWhatPeopleSay() {
    return new HistoryClassificationCases(this).all();
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
  final Stream<DynamicTest> thinsWithoutChangingReports() {
    return new HistoryThinningCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> knowsUseByHour() {
    return new HistoryHourlyUsageCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> standsSeveralThreads() {
    return new HistoryThreadCases(this).all();
  }

  @TestFactory
  final Stream<DynamicTest> agreesWithPlainLists() {
    return new HistoryRandomCases(this).all();
  }

  /** Returns a case on a history of its own. */
  DynamicTest on(String name, HistoryCase test) {
    return NamedCase.create(
        name,
        () -> {
          try (BalanceHistory history = emptyHistory()) {
            test.run(history);
          }
        });
  }

  /** A case about a history that is empty at first. */
  @FunctionalInterface
  interface HistoryCase {
    void run(BalanceHistory history) throws Exception;
  }
}
