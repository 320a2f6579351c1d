package dev.saldo.history.jooq.claim;

import static dev.saldo.history.jooq.schema.Tables.CALL_BUDGET;

import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.schedule.CallBudget;
import dev.saldo.schedule.CallRate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * The budgets of some providers within one transaction, which holds their rows until it ends, so
 * that no other node spends the same calls. Not thread-safe.
 */
final class CallBudgetRows {

  private final DSLContext sql;
  private final Map<String, CallBudget> budgets;
  private final Set<String> spent = new HashSet<>();

  private CallBudgetRows(DSLContext sql, Map<String, CallBudget> budgets) {
    this.sql = sql;
    this.budgets = budgets;
  }

  /**
   * Locks the rows of the limited providers among some, always in the order of their names. A
   * provider without a row gets a full budget. The clock is read after that, because waiting for a
   * row takes time.
   */
  static CallBudgetRows lock(
      DSLContext sql, Map<String, CallRate> rates, Collection<String> providers) {
    Set<String> limited = new TreeSet<>(providers);
    limited.retainAll(rates.keySet());
    Map<String, CallBudget> budgets = new HashMap<>();
    if (!limited.isEmpty()) {
      Map<String, CallBudget> stored = lock(sql, limited);
      Instant now = DatabaseClock.now(sql);
      for (String provider : limited) {
        CallRate rate = Objects.requireNonNull(rates.get(provider));
        CallBudget budget = stored.get(provider);
        budgets.put(
            provider,
            budget == null
                ? insert(sql, provider, CallBudget.full(rate, now))
                : budget.refill(rate, now));
      }
    }
    return new CallBudgetRows(sql, budgets);
  }

  private static Map<String, CallBudget> lock(DSLContext sql, Set<String> limited) {
    Map<String, CallBudget> stored = new HashMap<>();
    sql.select(CALL_BUDGET.PROVIDER, CALL_BUDGET.MICRO_TOKENS, CALL_BUDGET.REFILLED_AT)
        .from(CALL_BUDGET)
        .where(CALL_BUDGET.PROVIDER.in(limited))
        .orderBy(CALL_BUDGET.PROVIDER)
        .forUpdate()
        .forEach(row -> stored.put(row.value1(), new CallBudget(row.value2(), row.value3())));
    return stored;
  }

  private static CallBudget insert(DSLContext sql, String provider, CallBudget budget) {
    sql.insertInto(CALL_BUDGET)
        .set(CALL_BUDGET.PROVIDER, provider)
        .set(CALL_BUDGET.MICRO_TOKENS, budget.microTokens())
        .set(CALL_BUDGET.REFILLED_AT, budget.refilledAt())
        .execute();
    return budget;
  }

  /** Takes a call if one is left. A provider that is not limited always has one. */
  boolean take(String provider) {
    CallBudget budget = budgets.get(provider);
    if (budget != null && budget.calls() < 1) {
      return false;
    }
    spend(provider, 1);
    return true;
  }

  /** Spends calls even if none are left; a negative number gives calls back. */
  void spend(String provider, int calls) {
    CallBudget budget = budgets.get(provider);
    if (budget != null) {
      budgets.put(provider, budget.spend(calls));
      spent.add(provider);
    }
  }

  /**
   * Stores what was spent. A budget from which nothing was taken keeps its row, so that frequent
   * refills lose no fraction of a token to rounding.
   */
  void store() {
    for (String provider : spent) {
      CallBudget budget = budgets.get(provider);
      if (budget != null) {
        sql.update(CALL_BUDGET)
            .set(CALL_BUDGET.MICRO_TOKENS, budget.microTokens())
            .set(CALL_BUDGET.REFILLED_AT, budget.refilledAt())
            .where(CALL_BUDGET.PROVIDER.eq(provider))
            .execute();
      }
    }
  }
}
