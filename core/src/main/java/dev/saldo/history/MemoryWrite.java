package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A transaction: the draft of the next state, which is discarded if anything throws. */
final class MemoryWrite {

  private final MemoryState before;
  private final NavigableMap<String, MemoryAccount> accounts;
  private final Map<SeriesKey, MemoryInsertion> insertions = new HashMap<>();

  MemoryWrite(MemoryState before) {
    this.before = before;
    this.accounts = new TreeMap<>(before.accounts());
  }

  void append(PollResult result) {
    accounts.put(result.account().name(), record(result.account()).with(result));
    if (result instanceof PollResult.Sampled sampled) {
      for (Balance balance : sampled.balances()) {
        BalanceSample sample = BalanceSample.of(sampled.account(), balance, sampled.observedAt());
        MemoryInsertion insertion = insertion(sample.series());
        insertion.put(sample, sampled.account().every());
        insertion.describe(sample, balance);
      }
    }
  }

  ImportSummary importAll(Iterator<BalanceSample> samples, Collection<Account> known) {
    Map<String, Account> configured = new HashMap<>();
    known.forEach(account -> configured.put(account.name(), account));
    long added = 0;
    long present = 0;
    while (samples.hasNext()) {
      BalanceSample sample = samples.next();
      Duration every = every(sample.series(), configured);
      if (insertion(sample.series()).put(sample, every)) {
        added++;
      } else {
        present++;
      }
    }
    return new ImportSummary(added, present);
  }

  MemoryState finish() {
    NavigableMap<SeriesKey, MemorySeries> series = new TreeMap<>(before.series());
    insertions.forEach(
        (key, insertion) -> series.put(key, insertion.finish(before.classifications())));
    return new MemoryState(accounts, series, before.classifications());
  }

  private Duration every(SeriesKey key, Map<String, Account> configured) {
    Account account = configured.get(key.account());
    MemoryAccount stored = accounts.get(key.account());
    if (account == null && stored != null) {
      return stored.every();
    }
    return record(account == null ? Account.of(key.account(), key.provider()) : account).every();
  }

  private MemoryAccount record(Account account) {
    return accounts.merge(
        account.name(), MemoryAccount.of(account), (stored, given) -> stored.as(account));
  }

  private MemoryInsertion insertion(SeriesKey key) {
    return insertions.computeIfAbsent(key, k -> new MemoryInsertion(k, before.series().get(k)));
  }
}
