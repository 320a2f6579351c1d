package dev.saldo.history.jooq.text;

import java.util.Locale;

/**
 * A statement of the reports that are asked for most. Its text is what jOOQ writes for the
 * expression that is named here; a test compares them for each database product and writes the
 * texts again with {@code -Dgolden=write}. A command that runs texts does not load jOOQ, which
 * takes longer than such a report.
 */
public enum StatementText {
  /** {@code SchemaVersionStatement.select}. */
  SCHEMA_VERSIONS,
  /** {@code HistoryLedger.select}. */
  LEDGER,
  /** {@code IncompleteCopyMark.select}. */
  COPY_MARK,
  /** The number of accounts. */
  ACCOUNT_COUNT,
  /** The number of failures. */
  FAILURE_COUNT,
  /** The number of series that have samples. */
  HEAD_COUNT,
  /** {@code AccountStateReader.select} of all accounts. */
  ACCOUNTS,
  /** {@code FailureTableScan.select} of all failures. */
  FAILURES_OF_ACCOUNTS,
  /** {@code StoredSeries.statement} of all series. */
  SERIES,
  /** {@code SampleNeighbourReader.select} of instants and series. */
  NEIGHBOURS,
  /** {@code SeriesInstantReader.select} of series and instants. */
  NEIGHBOURS_OF_SERIES,
  /** {@code ClassificationRowTable.select} of all classifications. */
  CLASSIFICATIONS,
  /** {@code WeeklyUsageReader.select} of series, from and to. */
  WEEKS,
  /** {@code RecentLevelReader.select} of series, instants and an end. */
  RECENT_SAMPLES,
  /** {@code RuledSeriesTable.statement} of accounts. */
  RULED_SERIES,
  /** {@code SampleRowReader.selectLast} of a series and an instant that it is before. */
  SAMPLE_BEFORE,
  /** {@code SampleRowReader.selectFirst} of a series and an instant from which on it is. */
  SAMPLE_FROM,
  /** {@code SampleRowReader.select} of a series, from, to and the rows to skip. */
  SAMPLES,
  /** {@code KeptRiseSeek.select} of series and instants. */
  RISES;

  /** Returns the key of the text in the files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
