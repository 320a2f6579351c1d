package dev.saldo.history;

import dev.saldo.account.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A change of the accounts of a history in memory: the draft of the next state. */
final class MemoryAccountMove {

  private final MemoryState before;
  private final NavigableMap<String, MemoryAccount> accounts;
  private final NavigableMap<SeriesKey, MemorySeries> series;
  private final List<ManualClassification> classifications = new ArrayList<>();
  private long moved;
  private long duplicates;

  MemoryAccountMove(MemoryState before) {
    this.before = before;
    this.accounts = new TreeMap<>(before.accounts());
    this.series = new TreeMap<>(before.series());
  }

  void rename(String account, String newName) {
    MemoryAccount renamed = require(account).renamed(newName);
    if (!Account.isName(newName)) {
      throw new HistoryException("'" + newName + "' is not an account name");
    }
    if (accounts.containsKey(newName)) {
      throw new HistoryException(
          "the history already has an account %s: merge %s into it".formatted(newName, account));
    }
    accounts.put(newName, renamed);
    move(account, newName);
  }

  AccountMerge merge(String from, String into) {
    MemoryAccount source = require(from);
    MemoryAccount target = require(into);
    if (from.equals(into)) {
      throw new HistoryException("account %s cannot be merged into itself".formatted(from));
    }
    accounts.put(into, target.withReadingsOf(source));
    move(from, into);
    return new AccountMerge(moved, duplicates);
  }

  void retire(String account, Instant at) {
    accounts.put(account, require(account).retired(at));
    classifications.addAll(before.classifications());
  }

  MemoryState finish() {
    return new MemoryState(accounts, series, List.of()).with(classifications);
  }

  private MemoryAccount require(String name) {
    MemoryAccount account = accounts.get(name);
    if (account == null) {
      throw new HistoryException("the history has no account " + name);
    }
    return account;
  }

  private void move(String from, String into) {
    accounts.remove(from);
    for (ManualClassification found : before.classifications()) {
      if (!found.series().account().equals(from)) {
        classifications.add(found);
      }
    }
    before.classifications().stream()
        .filter(found -> found.series().account().equals(from))
        .map(found -> found.renamed(into))
        .filter(found -> classifications.stream().noneMatch(found::replaces))
        .toList()
        .forEach(classifications::add);
    for (MemorySeries found : before.series().values()) {
      if (found.key().account().equals(from)) {
        series.remove(found.key());
        MemorySeries renamed = found.renamed(into);
        MemorySeries same = series.get(renamed.key());
        series.put(renamed.key(), same == null ? renamed : join(from, renamed, same));
        moved += found.samples().lastEntry().getValue().totals().samples();
      }
    }
    moved -= duplicates;
  }

  private MemorySeries join(String from, MemorySeries moving, MemorySeries staying) {
    MemorySeriesMerge merge = new MemorySeriesMerge(from, moving, staying);
    duplicates += merge.duplicates();
    return merge.merge(classifications);
  }
}
