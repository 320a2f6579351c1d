package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.OpenDataAccount.TopUp;
import dev.saldo.runway.HiddenUsageEstimator.Credit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accuracy of detected top-ups; several between two samples count as one.
 *
 * @param recall the share of actual top-ups that were found
 * @param precision the share of found top-ups that are real
 * @param error the median error of the amounts, as a share
 * @param p90Error the 90th percentile of these errors
 */
record TopUpScore(double recall, double precision, double error, double p90Error) {

  static TopUpScore of(List<OpenDataAccount> accounts, AccountUsageEstimates usage) {
    int actual = 0;
    int found = 0;
    List<Double> errors = new ArrayList<>();
    for (OpenDataAccount account : accounts) {
      Map<Integer, Double> truth = new TreeMap<>();
      for (TopUp topUp : account.topUps) {
        int place = Collections.binarySearch(account.times, topUp.at());
        int interval = place >= 0 ? place : -place - 1;
        if (interval > 0 && interval < account.times.size()) {
          truth.merge(interval, topUp.amount(), Double::sum);
        }
      }
      actual += truth.size();
      for (Credit credit : usage.credits(account)) {
        found++;
        int interval = Collections.binarySearch(account.times, credit.observedAt());
        Double amount = truth.get(interval);
        if (amount != null) {
          errors.add(Math.abs(credit.amount().doubleValue() - amount) / amount);
        }
      }
    }
    return new TopUpScore(
        (double) errors.size() / actual,
        (double) errors.size() / found,
        InterpolatedQuantile.median(errors),
        InterpolatedQuantile.interpolate(errors, 0.9));
  }
}
