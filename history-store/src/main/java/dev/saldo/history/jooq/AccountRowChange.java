package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.account.Account;
import dev.saldo.history.AccountMerge;
import dev.saldo.history.HistoryException;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.alert.WatchedAccountChange;
import dev.saldo.history.jooq.column.SubqueryCondition;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.schema.tables.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Renames, merges and retires accounts, each within one transaction. */
final class AccountRowChange {

  private AccountRowChange() {}

  /**
   * Renames an account. Its history refers to it by its id, so one row changes; claims, alerts and
   * messages refer to it by its name.
   */
  static int rename(DSLContext sql, String account, String newName) {
    long id = require(sql, account);
    if (!Account.isName(newName)) {
      throw new HistoryException("'" + newName + "' is not an account name");
    }
    if (sql.fetchExists(ACCOUNT, ACCOUNT.NAME.eq(newName))) {
      throw new HistoryException(
          "the history already has an account %s: merge %s into it".formatted(newName, account));
    }
    WatchedAccountChange.move(sql, account, newName);
    int renamed = sql.update(ACCOUNT).set(ACCOUNT.NAME, newName).where(ACCOUNT.ID.eq(id)).execute();
    TableRowChecksum.ACCOUNTS.seal(sql, List.of(id));
    return renamed;
  }

  static int retire(DSLContext sql, String account, Instant at) {
    WatchedAccountChange.retire(sql, account, at);
    long id = require(sql, account);
    int retired =
        sql.update(ACCOUNT)
            .set(ACCOUNT.RETIRED_AT, at.truncatedTo(ChronoUnit.MILLIS))
            .where(ACCOUNT.ID.eq(id))
            .execute();
    TableRowChecksum.ACCOUNTS.seal(sql, List.of(id));
    return retired;
  }

  static AccountMerge merge(DSLContext sql, String from, String into) {
    long source = require(sql, from);
    long target = require(sql, into);
    if (source == target) {
      throw new HistoryException("account %s cannot be merged into itself".formatted(from));
    }
    Map<SeriesKey, StoredSeries> staying = new HashMap<>();
    StoredSeries.ofAccounts(sql, List.of(target)).forEach(kept -> staying.put(kept.key(), kept));
    long moved = 0;
    long duplicates = 0;
    for (StoredSeries moving : StoredSeries.ofAccounts(sql, List.of(source))) {
      StoredSeries same = staying.get(moving.key().in(into));
      moved += moving.series().last().totals().samples();
      if (same == null) {
        move(sql, moving.id(), target);
      } else {
        SeriesMerge merge = new SeriesMerge(sql, moving, same);
        duplicates += merge.run();
        move(sql, merge.id(), target);
      }
    }
    moveFailures(sql, source, target);
    WatchedAccountChange.move(sql, from, into);
    sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(source)).execute();
    return new AccountMerge(moved - duplicates, duplicates);
  }

  private static long require(DSLContext sql, String account) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.NAME.eq(account))
        .fetchOptional(ACCOUNT.ID)
        .orElseThrow(() -> new HistoryException("the history has no account " + account));
  }

  private static void move(DSLContext sql, long seriesId, long accountId) {
    sql.update(SERIES).set(SERIES.ACCOUNT_ID, accountId).where(SERIES.ID.eq(seriesId)).execute();
    TableRowChecksum.DESCRIPTIONS.seal(sql, List.of(seriesId));
  }

  private static void moveFailures(DSLContext sql, long source, long target) {
    Failure kept = FAILURE.as("kept");
    sql.deleteFrom(FAILURE)
        .where(FAILURE.ACCOUNT_ID.eq(source))
        .and(
            SubqueryCondition.hasRow(
                DSL.selectOne()
                    .from(kept)
                    .where(kept.ACCOUNT_ID.eq(target))
                    .and(kept.OBSERVED_AT.eq(FAILURE.OBSERVED_AT))))
        .execute();
    sql.update(FAILURE)
        .set(FAILURE.ACCOUNT_ID, target)
        .where(FAILURE.ACCOUNT_ID.eq(source))
        .execute();
    TableRowChecksum.FAILURES.seal(sql, List.of(target));
  }
}
