package dev.saldo.report;

import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.util.List;

/**
 * The series that a row of a report describes. Immutable and thread-safe.
 *
 * @param account the account
 * @param provider its provider
 * @param bucket the bucket of the account
 * @param label the vendor's latest name of the bucket
 * @param unit the unit of its amounts
 * @param meaning the meaning of its amounts
 * @param derived whether they are calculated from another bucket of the account
 * @param terms its latest terms, as the vendor or else the user states them
 * @param notes the notes of its latest reading
 */
public record ReportSubject(
    String account,
    String provider,
    String bucket,
    String label,
    BalanceUnit unit,
    Meaning meaning,
    boolean derived,
    Terms terms,
    List<String> notes) {

  public ReportSubject {
    notes = List.copyOf(notes);
  }

  /** Creates a subject without terms and notes. */
  public ReportSubject(
      String account,
      String provider,
      String bucket,
      String label,
      BalanceUnit unit,
      Meaning meaning,
      boolean derived) {
    this(
        account,
        provider,
        bucket,
        label,
        unit,
        meaning,
        derived,
        new Terms(Billing.UNKNOWN, null, null),
        List.of());
  }

  /** Returns whether a credit limit, an expiry or the way it is paid is known. */
  boolean hasTerms() {
    return terms.billing() != Billing.UNKNOWN
        || terms.creditLimit() != null
        || terms.expiresAt() != null;
  }

  /** Returns the unit with the direction of amounts that use increases, for readers. */
  Cell.Unit unitCell() {
    return Cell.Unit.of(unit.kind(), unit.code(), meaning);
  }

  static ReportSubject of(Series series) {
    return new ReportSubject(
        series.key().account(),
        series.key().provider(),
        series.key().bucket(),
        series.label(),
        series.unit(),
        series.key().meaning(),
        series.derived(),
        series.terms(),
        series.notes());
  }
}
