package dev.saldo.benchmarks.runway;

import dev.saldo.runway.HiddenUsageEstimator;
import dev.saldo.runway.HiddenUsageEstimator.Credit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Estimates of the usage of accounts, from their samples. */
final class AccountUsageEstimates {

  private final Map<String, HiddenUsageEstimator> estimators = new HashMap<>();

  AccountUsageEstimates(List<OpenDataAccount> accounts) {
    for (OpenDataAccount account : accounts) {
      estimators.put(
          account.name, new HiddenUsageEstimator(account.times, account.levels, account.zone));
    }
  }

  double used(OpenDataAccount account, LocalDate day) {
    return find(account)
        .between(
            day.atStartOfDay(account.zone).toInstant(),
            day.plusDays(1).atStartOfDay(account.zone).toInstant())
        .used()
        .doubleValue();
  }

  List<Credit> credits(OpenDataAccount account) {
    return find(account).credits();
  }

  private HiddenUsageEstimator find(OpenDataAccount account) {
    HiddenUsageEstimator estimator = estimators.get(account.name);
    if (estimator == null) {
      throw new IllegalArgumentException("unknown account '" + account.name + "'");
    }
    return estimator;
  }
}
