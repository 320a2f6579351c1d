package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.OpenAccount.Question;
import dev.saldo.history.UseByHour;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Answers every question of the open data from what was known by then. */
final class Backtest {

  private Backtest() {}

  static List<Outcome> of(OpenData data) {
    List<Outcome> outcomes = new ArrayList<>();
    for (OpenAccount account : data.accounts()) {
      UseByHour use = new UseByHour();
      int next = 0;
      for (Question question : account.questions) {
        Instant origin = question.origin();
        while (next < account.times.size() && !account.times.get(next).isAfter(origin)) {
          use.add(account.times.get(next), account.levels.get(next));
          next++;
        }
        RunwayInput input = RunwayInput.of(origin, account.zone, use, question.balance());
        Instant depleted = Objects.requireNonNull(account.depleted.get(origin));
        outcomes.add(Outcome.of(account, origin, depleted, RunwayEstimator.of(input).emptyAt()));
      }
    }
    return outcomes;
  }
}
