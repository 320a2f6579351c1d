package dev.saldo.history.jooq.terms;

import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The check that the latest terms and notes of a series are those of its description. */
public final class LatestTermsCheck {

  private LatestTermsCheck() {}

  /** Returns whether they are; refuses damaged rows. */
  public static boolean holds(DSLContext sql, long seriesId) {
    StatedBucketTerms latest = StatedTermsTable.read(sql, seriesId).latest();
    return sql.select(SERIES.BILLING, SERIES.CREDIT_LIMIT, SERIES.EXPIRES_AT, SERIES.NOTES)
        .from(SERIES)
        .where(SERIES.ID.eq(seriesId))
        .fetchSingle(row -> latest.isSame(terms(row), List.of(row.get(SERIES.NOTES))));
  }

  private static Terms terms(Record row) {
    BigDecimal limit = row.get(SERIES.CREDIT_LIMIT);
    return new Terms(
        row.get(SERIES.BILLING),
        limit == null ? null : Amount.plain(limit),
        row.get(SERIES.EXPIRES_AT));
  }
}
