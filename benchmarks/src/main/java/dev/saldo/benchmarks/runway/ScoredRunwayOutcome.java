package dev.saldo.benchmarks.runway;

import dev.saldo.runway.Runway.Band;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prediction and its outcome, in seconds after the question. A percentile of more than a year is
 * infinite.
 *
 * @param account the account
 * @param history the time since its first sample
 * @param run the actual runway
 * @param answered whether there was a prediction; if not, the percentiles are meaningless
 * @param p10 the 10th percentile
 * @param p50 the 50th percentile
 * @param p90 the 90th percentile
 */
record ScoredRunwayOutcome(
    OpenDataAccount account,
    Duration history,
    double run,
    boolean answered,
    double p10,
    double p50,
    double p90) {

  static ScoredRunwayOutcome of(
      OpenDataAccount account, Instant origin, Instant depleted, @Nullable Band band) {
    Duration history = Duration.between(account.firstRead(), origin);
    double run = seconds(origin, depleted);
    return band == null
        ? new ScoredRunwayOutcome(account, history, run, false, 0, 0, 0)
        : new ScoredRunwayOutcome(
            account,
            history,
            run,
            true,
            seconds(origin, band.p10()),
            seconds(origin, band.p50()),
            seconds(origin, band.p90()));
  }

  private static double seconds(Instant origin, @Nullable Instant at) {
    return at == null ? Double.POSITIVE_INFINITY : Duration.between(origin, at).toMillis() / 1000.0;
  }

  /** Returns the half of the series that its series belongs to, by the checksum of its name. */
  String half() {
    try {
      byte[] name = account.series.getBytes(StandardCharsets.UTF_8);
      byte[] checksum = MessageDigest.getInstance("SHA-256").digest(name);
      return checksum[checksum.length - 1] % 2 == 0 ? "half A" : "half B";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String historyClass() {
    double days = history.toMillis() / 86_400_000.0;
    if (days < 0.99) {
      return "under 1 day";
    }
    if (days < 3) {
      return "1 to 3 days";
    }
    if (days < 14) {
      return "3 to 14 days";
    }
    return days < 60 ? "14 to 60 days" : "60 days and more";
  }

  String runwayClass() {
    double days = run / 86_400;
    if (days < 1) {
      return "under 1 day";
    }
    if (days < 3) {
      return "1 to 3 days";
    }
    if (days < 7) {
      return "3 to 7 days";
    }
    return days < 21 ? "7 to 21 days" : "21 days and more";
  }
}
