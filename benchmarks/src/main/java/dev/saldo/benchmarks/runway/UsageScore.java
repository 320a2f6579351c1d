package dev.saldo.benchmarks.runway;

import java.util.ArrayList;
import java.util.List;

/**
 * How good the use of days is, over the accounts.
 *
 * @param error the median of the errors: what days are off by, as a share of what was used
 * @param meanError their mean
 * @param bias the median of how far the sum is off, unsigned
 */
record UsageScore(double error, double meanError, double bias) {

  static UsageScore of(List<OpenDataAccount> accounts, AccountUsageEstimates use) {
    List<Double> errors = new ArrayList<>();
    List<Double> biases = new ArrayList<>();
    for (OpenDataAccount account : accounts) {
      double off = 0;
      double sum = 0;
      double estimated = 0;
      for (var day : account.used.entrySet()) {
        double estimate = use.used(account, day.getKey());
        off += Math.abs(estimate - day.getValue());
        sum += day.getValue();
        estimated += estimate;
      }
      if (sum > 0) {
        errors.add(off / sum);
        biases.add(Math.abs(estimated / sum - 1));
      }
    }
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return new UsageScore(
        InterpolatedQuantile.median(errors), mean, InterpolatedQuantile.median(biases));
  }
}
