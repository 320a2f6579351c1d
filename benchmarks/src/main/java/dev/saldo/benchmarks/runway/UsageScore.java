package dev.saldo.benchmarks.runway;

import java.util.ArrayList;
import java.util.List;

/**
 * The accuracy of daily usage over the accounts.
 *
 * @param error the median of the accounts' errors: the sum of the daily deviations as a share of
 *     the usage
 * @param meanError the mean of these errors
 * @param bias the median absolute error of the total
 */
record UsageScore(double error, double meanError, double bias) {

  static UsageScore of(List<OpenDataAccount> accounts, AccountUsageEstimates usage) {
    List<Double> errors = new ArrayList<>();
    List<Double> biases = new ArrayList<>();
    for (OpenDataAccount account : accounts) {
      double deviation = 0;
      double sum = 0;
      double estimated = 0;
      for (var day : account.used.entrySet()) {
        double estimate = usage.used(account, day.getKey());
        deviation += Math.abs(estimate - day.getValue());
        sum += day.getValue();
        estimated += estimate;
      }
      if (sum > 0) {
        errors.add(deviation / sum);
        biases.add(Math.abs(estimated / sum - 1));
      }
    }
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return new UsageScore(
        InterpolatedQuantile.median(errors), mean, InterpolatedQuantile.median(biases));
  }
}
