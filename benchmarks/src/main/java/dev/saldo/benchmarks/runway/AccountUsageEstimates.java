package dev.saldo.benchmarks.runway;

import dev.saldo.runway.HiddenUsageEstimator;
import dev.saldo.runway.HiddenUsageEstimator.Credit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the accounts used, estimated from their samples. */
final class AccountUsageEstimates {

  private final Map<String, HiddenUsageEstimator> uses = new HashMap<>();

  AccountUsageEstimates(List<OpenDataAccount> accounts) {
    for (OpenDataAccount account : accounts) {
      uses.put(account.name, new HiddenUsageEstimator(account.times, account.levels, account.zone));
    }
  }

  double used(OpenDataAccount account, LocalDate day) {
    return of(account)
        .between(
            day.atStartOfDay(account.zone).toInstant(),
            day.plusDays(1).atStartOfDay(account.zone).toInstant())
        .used()
        .doubleValue();
  }

  List<Credit> credits(OpenDataAccount account) {
    return of(account).credits();
  }

  private HiddenUsageEstimator of(OpenDataAccount account) {
    HiddenUsageEstimator use = uses.get(account.name);
    if (use == null) {
      throw new IllegalArgumentException("no account '" + account.name + "'");
    }
    return use;
  }
}
