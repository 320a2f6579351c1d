package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;

import dev.saldo.account.Account;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.stream.ListChunks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The accounts that are written to. Changed rows wait until {@link #flush}. Not thread-safe. */
final class AccountRowWriter {

  private final Map<String, Kept> stored = new HashMap<>();
  private final Map<String, Kept> changed = new HashMap<>();
  private final Set<Long> unsealed = new LinkedHashSet<>();

  /**
   * The row of an account.
   *
   * @param id its id
   * @param provider the provider that last read it
   * @param every its poll interval
   * @param retired whether it is retired; a write ends the retirement
   */
  record Kept(long id, String provider, Duration every, boolean retired) {

    static Kept of(long id, Account account) {
      return new Kept(
          id, account.provider(), Duration.ofSeconds(account.every().toSeconds()), false);
    }
  }

  /** Reads the accounts that are not known yet, and returns the ids of those that exist. */
  List<Long> load(DSLContext sql, Collection<String> names) {
    List<String> unknown = names.stream().filter(name -> !contains(name)).toList();
    List<Long> found = new ArrayList<>();
    for (Collection<String> chunk : ListChunks.split(unknown)) {
      sql.select(TableRowChecksum.ACCOUNTS.columns())
          .from(ACCOUNT)
          .where(ACCOUNT.NAME.in(chunk))
          .forEach(
              row -> {
                String name = row.get(ACCOUNT.NAME);
                TableRowChecksum.ACCOUNTS.require(row, "account " + name);
                found.add(row.get(ACCOUNT.ID));
                stored.put(
                    name,
                    new Kept(
                        row.get(ACCOUNT.ID),
                        row.get(ACCOUNT.PROVIDER),
                        Duration.ofSeconds(row.get(ACCOUNT.EVERY_SECONDS)),
                        row.get(ACCOUNT.RETIRED_AT) != null));
              });
    }
    return found;
  }

  boolean contains(String name) {
    return stored.containsKey(name);
  }

  /** Returns the current state of a known account. */
  Kept get(String name) {
    Kept now = changed.get(name);
    return now == null ? Objects.requireNonNull(stored.get(name), name) : now;
  }

  /** Inserts an account, or notes a changed provider or poll interval of a known one. */
  Kept record(DSLContext sql, Account account) {
    if (!contains(account.name())) {
      stored.put(account.name(), insert(sql, account));
    }
    return change(account.name(), Kept.of(get(account.name()).id(), account));
  }

  void flush(DSLContext sql) {
    StatementRowBatch updates =
        new StatementRowBatch(
            sql,
            sql.update(ACCOUNT)
                .set(ACCOUNT.PROVIDER, (String) null)
                .set(ACCOUNT.EVERY_SECONDS, (Long) null)
                .set(ACCOUNT.RETIRED_AT, DSL.inline((Instant) null))
                .where(ACCOUNT.ID.eq((Long) null)));
    changed.forEach(
        (name, kept) -> updates.add(kept.provider(), kept.every().toSeconds(), kept.id()));
    updates.flush();
    changed.values().forEach(kept -> unsealed.add(kept.id()));
    TableRowChecksum.ACCOUNTS.seal(sql, unsealed);
    unsealed.clear();
    stored.putAll(changed);
    changed.clear();
  }

  private Kept change(String name, Kept now) {
    if (!now.equals(get(name))) {
      changed.put(name, now);
    }
    return now;
  }

  private Kept insert(DSLContext sql, Account account) {
    long id =
        sql.insertInto(ACCOUNT)
            .set(ACCOUNT.NAME, account.name())
            .set(ACCOUNT.PROVIDER, account.provider())
            .set(ACCOUNT.EVERY_SECONDS, account.every().toSeconds())
            .returningResult(ACCOUNT.ID)
            .fetchSingle(row -> row.value1());
    unsealed.add(id);
    return Kept.of(id, account);
  }
}
