package dev.saldo.report;

/** The columns with the terms of a bucket, for reports in which one has any. */
final class TermsColumns {

  /** The columns, all of them details. */
  static final TableColumns<ReportSubject> COLUMNS =
      TableColumns.<ReportSubject>begin()
          .word("billing", "billing", subject -> subject.terms().billing())
          .detail()
          .stated("creditLimit", "credit limit", subject -> subject.terms().creditLimit())
          .detail()
          .time("expiresAt", "expires at", subject -> subject.terms().expiresAt())
          .detail();

  private TermsColumns() {}
}
