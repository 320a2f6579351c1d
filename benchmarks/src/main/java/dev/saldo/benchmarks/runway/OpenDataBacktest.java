package dev.saldo.benchmarks.runway;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.benchmarks.runway.OpenDataAccount.Question;
import dev.saldo.history.HourlyUsage;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Predictions for every question of the open data, each from the samples up to its instant. */
final class OpenDataBacktest {

  private OpenDataBacktest() {}

  static List<ScoredRunwayOutcome> answer(OpenDataPart data, RunwayPredictionMethod method) {
    List<ScoredRunwayOutcome> outcomes = new ArrayList<>();
    for (OpenDataAccount account : data.accounts()) {
      HourlyUsage usage = new HourlyUsage();
      int next = 0;
      for (Question question : account.questions) {
        Instant origin = question.origin();
        while (next < account.times.size() && !account.times.get(next).isAfter(origin)) {
          usage.add(account.times.get(next), account.levels.get(next));
          next++;
        }
        RunwayInput input =
            RunwayInput.of(origin, account.zone, usage, question.balance()).with(method);
        Instant depleted = Objects.requireNonNull(account.depleted.get(origin));
        outcomes.add(
            ScoredRunwayOutcome.of(
                account, origin, depleted, RunwayEstimator.estimate(input).emptyAt()));
      }
    }
    return outcomes;
  }
}
