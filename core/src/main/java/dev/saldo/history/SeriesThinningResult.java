package dev.saldo.history;

/**
 * The result of thinning a series, counted over its samples before {@link RetentionPolicy#until}.
 *
 * @param series the series
 * @param kept the number of retained samples
 * @param removed the number of deleted samples
 */
public record SeriesThinningResult(SeriesKey series, long kept, long removed) {}
