package dev.saldo.alert;

import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement whether balances are well now, one row per bucket and one per account that was
 * never read. Immutable and thread-safe.
 *
 * @param asOf the time of the judgement, UTC
 * @param zone the time zone of the weekly pattern
 * @param rows the rows, in the order of the accounts, then of the buckets
 */
public record BalanceCheck(Instant asOf, ZoneId zone, List<Row> rows) {

  /** A judgement; the worst of a row is that of the row. */
  public enum Outcome {
    /** Every rule is met. */
    OK,
    /** It cannot be judged. */
    UNKNOWN,
    /** A rule or the need is not met. */
    BREACH
  }

  /**
   * The judgement of a bucket.
   *
   * @param account the account
   * @param provider its provider
   * @param bucket the bucket; null if the account was never read
   * @param outcome the worst judgement
   * @param text the reason of the worst judgement, in a few words; empty if it is well
   * @param judged the rules
   * @param need the need; null if none was stated
   */
  public record Row(
      String account,
      String provider,
      @Nullable BucketFacts bucket,
      Outcome outcome,
      String text,
      List<JudgedRule> judged,
      @Nullable Need need) {

    public Row {
      judged = List.copyOf(judged);
    }

    /** Returns the days that the balance lasts. */
    public RunwayDayRange runwayDays() {
      return bucket == null ? RunwayDayRange.UNKNOWN : RunwayDayRange.of(bucket.facts().runway());
    }
  }

  /**
   * A rule with its judgement.
   *
   * @param rule the rule
   * @param outcome the judgement
   * @param text the figures that were judged, in one sentence
   */
  public record JudgedRule(AlertRule rule, Outcome outcome, String text) {}

  /**
   * The judgement whether an amount is available.
   *
   * @param amount the amount, in the unit of the bucket
   * @param outcome whether it is
   * @param rest the days that the rest would last
   */
  public record Need(BigDecimal amount, Outcome outcome, RunwayDayRange rest) {}

  public BalanceCheck {
    rows = List.copyOf(rows);
  }

  /** Returns the worst judgement; unknown if there is no row. */
  public Outcome outcome() {
    return rows.stream().map(Row::outcome).max(Outcome::compareTo).orElse(Outcome.UNKNOWN);
  }

  /** Returns the judgement as a table. */
  public Table table() {
    return BalanceCheckTable.build(this);
  }
}
