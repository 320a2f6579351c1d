package dev.saldo.history;

import java.util.List;

/**
 * The result of a verification of a history. Immutable and thread-safe.
 *
 * @param series the number of series that were verified
 * @param samples the number of their samples that were read
 * @param damage the damage, in the order of {@link BalanceHistory#series}
 */
public record HistoryVerification(long series, long samples, List<HistoryDamage> damage) {

  public HistoryVerification {
    damage = List.copyOf(damage);
  }

  /** Returns whether there is no damage, or all of it was repaired. */
  public boolean isIntact() {
    return damage.stream().allMatch(HistoryDamage::repaired);
  }

  /** Returns whether all damage is in data derived from the samples. */
  public boolean isDerived() {
    return damage.stream().allMatch(HistoryDamage::derived);
  }
}
