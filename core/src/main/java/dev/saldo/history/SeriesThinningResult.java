package dev.saldo.history;

/**
 * What thinning does to a series, counted over its samples before {@link RetentionPolicy#until}.
 *
 * @param series the series
 * @param kept the samples that stay
 * @param removed the samples that go
 */
public record SeriesThinningResult(SeriesKey series, long kept, long removed) {}
