package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;

import dev.saldo.account.Account;
import dev.saldo.history.jooq.database.StatementRowBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/** The accounts that are written to. What changes waits until {@link #flush}. */
final class AccountRowWriter {

  private final Map<String, Kept> stored = new HashMap<>();
  private final Map<String, Kept> changed = new HashMap<>();

  /**
   * An account as its row says it.
   *
   * @param id its number
   * @param provider the provider that last read it
   * @param every its poll interval
   */
  record Kept(long id, String provider, Duration every) {

    Kept as(Account account) {
      return new Kept(id, account.provider(), Duration.ofSeconds(account.every().toSeconds()));
    }
  }

  /** Reads the accounts that are not known yet, and returns the numbers of those there are. */
  List<Long> load(DSLContext sql, Collection<String> names) {
    List<String> unknown = names.stream().filter(name -> !contains(name)).toList();
    List<Long> found = new ArrayList<>();
    for (Collection<String> some : ListChunks.split(unknown)) {
      sql.select(ACCOUNT.NAME, ACCOUNT.ID, ACCOUNT.PROVIDER, ACCOUNT.EVERY_SECONDS)
          .from(ACCOUNT)
          .where(ACCOUNT.NAME.in(some))
          .forEach(
              row -> {
                found.add(row.value2());
                stored.put(
                    row.value1(),
                    new Kept(row.value2(), row.value3(), Duration.ofSeconds(row.value4())));
              });
    }
    return found;
  }

  boolean contains(String name) {
    return stored.containsKey(name);
  }

  /** Returns an account that is known. */
  Kept get(String name) {
    Kept now = changed.get(name);
    return now == null ? Objects.requireNonNull(stored.get(name), name) : now;
  }

  /** Notes what an account is now. */
  Kept record(DSLContext sql, Account account) {
    if (!contains(account.name())) {
      stored.put(account.name(), inserted(sql, account));
    }
    return change(account.name(), get(account.name()).as(account));
  }

  void flush(DSLContext sql) {
    StatementRowBatch updates =
        new StatementRowBatch(
            sql,
            sql.update(ACCOUNT)
                .set(ACCOUNT.PROVIDER, (String) null)
                .set(ACCOUNT.EVERY_SECONDS, (Long) null)
                .where(ACCOUNT.ID.eq((Long) null)));
    changed.forEach(
        (name, kept) -> updates.add(kept.provider(), kept.every().toSeconds(), kept.id()));
    updates.flush();
    stored.putAll(changed);
    changed.clear();
  }

  private Kept change(String name, Kept now) {
    if (!now.equals(get(name))) {
      changed.put(name, now);
    }
    return now;
  }

  private static Kept inserted(DSLContext sql, Account account) {
    long id =
        sql.insertInto(ACCOUNT)
            .set(ACCOUNT.NAME, account.name())
            .set(ACCOUNT.PROVIDER, account.provider())
            .set(ACCOUNT.EVERY_SECONDS, account.every().toSeconds())
            .returningResult(ACCOUNT.ID)
            .fetchSingle(row -> row.value1());
    return new Kept(id, account.provider(), Duration.ofSeconds(account.every().toSeconds()));
  }
}
