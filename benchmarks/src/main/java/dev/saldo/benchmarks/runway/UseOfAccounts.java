package dev.saldo.benchmarks.runway;

import dev.saldo.runway.EstimatedUse;
import dev.saldo.runway.EstimatedUse.Credit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the accounts used, estimated from their samples. */
final class UseOfAccounts {

  private final Map<String, EstimatedUse> uses = new HashMap<>();

  UseOfAccounts(List<OpenAccount> accounts) {
    for (OpenAccount account : accounts) {
      uses.put(account.name, new EstimatedUse(account.times, account.levels, account.zone));
    }
  }

  double used(OpenAccount account, LocalDate day) {
    return of(account)
        .between(
            day.atStartOfDay(account.zone).toInstant(),
            day.plusDays(1).atStartOfDay(account.zone).toInstant())
        .used()
        .doubleValue();
  }

  List<Credit> credits(OpenAccount account) {
    return of(account).credits();
  }

  private EstimatedUse of(OpenAccount account) {
    EstimatedUse use = uses.get(account.name);
    if (use == null) {
      throw new IllegalArgumentException("no account '" + account.name + "'");
    }
    return use;
  }
}
