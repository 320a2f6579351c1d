package dev.saldo.history.jooq.integrity;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.HistoryDamage;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Verifies the rows of accounts and of their failed polls, which no sample vouches for. */
public final class AccountRowVerifier {

  /** The damage of an account, which each of its series reports too. */
  public static final String DAMAGE = "the row of its account does not match its checksum";

  private final DSLContext sql;
  private final Collection<SeriesKey> series;
  private final List<HistoryDamage> damage = new ArrayList<>();

  /**
   * Creates a verifier.
   *
   * @param series the series of the history, by which damage of an account is named
   */
  public AccountRowVerifier(DSLContext sql, Collection<SeriesKey> series) {
    this.sql = sql;
    this.series = series;
  }

  /** Returns the damage of the accounts of a selection. */
  public List<HistoryDamage> verify(Selection selection) {
    sql.select(TableRowChecksum.ACCOUNTS.columns())
        .from(ACCOUNT)
        .where(SelectionCondition.accounts(selection))
        .orderBy(ACCOUNT.NAME)
        .fetch()
        .forEach(this::verify);
    return damage;
  }

  private void verify(Record account) {
    String name = account.get(ACCOUNT.NAME);
    Optional<SeriesKey> first =
        series.stream()
            .filter(key -> key.account().equals(name))
            .min(Comparator.comparing(SeriesKey::bucket));
    SeriesKey key = first.orElseGet(() -> unread(name, account.get(ACCOUNT.PROVIDER)));
    if (first.isEmpty() && !TableRowChecksum.ACCOUNTS.matches(account)) {
      damage.add(damage(key, null, DAMAGE));
    }
    sql.select(TableRowChecksum.FAILURES.columns())
        .from(FAILURE)
        .where(FAILURE.ACCOUNT_ID.eq(account.get(ACCOUNT.ID)))
        .orderBy(FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT)
        .fetchLazy()
        .forEach(
            failure -> {
              if (!TableRowChecksum.FAILURES.matches(failure)) {
                Instant at = failure.get(FAILURE.OBSERVED_AT);
                damage.add(damage(key, at, "the failed poll does not match its checksum"));
              }
            });
  }

  private static HistoryDamage damage(SeriesKey key, @Nullable Instant at, String problem) {
    return new HistoryDamage(key, at, problem, false, false);
  }

  private static SeriesKey unread(String account, String provider) {
    return new SeriesKey(account, provider, Balance.MAIN, Kind.OTHER, "unknown", Meaning.REMAINING);
  }
}
