package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Amount;
import java.time.Instant;
import java.util.List;

/**
 * The merge of two series of the same key in different accounts: the samples of the series that
 * begins later, or of the one that was not thinned, are inserted into the other. Immutable.
 *
 * @param from the account from which the first series moves
 * @param moving the series that moves, already with the key of the other
 * @param staying the series of the other account
 */
record MemorySeriesMerge(String from, MemorySeries moving, MemorySeries staying) {

  /** Returns the number of samples that both series have. */
  long duplicates() {
    return moving.samples().keySet().stream().filter(staying.samples()::containsKey).count();
  }

  /** Returns the merged series, whose glitches agree with the classifications. */
  MemorySeries merge(List<ManualClassification> classifications) {
    boolean kept =
        moving.isThinned()
            || (!staying.isThinned()
                && moving.samples().firstKey().isBefore(staying.samples().firstKey()));
    MemorySeries base = kept ? moving : staying;
    MemorySeries other = kept ? staying : moving;
    requireMergeable(base, other);
    MemoryInsertion insertion = new MemoryInsertion(base.key(), base);
    other
        .samples()
        .forEach(
            (at, sample) ->
                insertion.put(
                    sample.in(base.key()),
                    other.intervals().getOrDefault(at, Account.DEFAULT_EVERY)));
    return insertion.finish(classifications).describedAs(moving, staying);
  }

  private void requireMergeable(MemorySeries base, MemorySeries other) {
    if (other.isThinned()) {
      throw refusal("was thinned in both");
    }
    if (other.samples().firstKey().isBefore(base.thinnedUntil())) {
      throw refusal("is thinned until %s in one of them".formatted(base.thinnedUntil()));
    }
    moving.samples().forEach(this::requireSame);
  }

  private void requireSame(Instant at, TotalledSample sample) {
    TotalledSample same = staying.samples().get(at);
    if (same != null && !plain(same.amount()).equals(plain(sample.amount()))) {
      throw refusal("has different amounts at %s".formatted(at));
    }
  }

  private HistoryException refusal(String reason) {
    return new HistoryException(
        "accounts %s and %s cannot be merged: bucket %s %s; nothing was changed"
            .formatted(from, staying.key().account(), staying.key().bucket(), reason));
  }

  private static Amount plain(Amount amount) {
    return new Amount(amount.value(), amount.unlimited(), null);
  }
}
