package dev.saldo.history;

/**
 * What thinning does to a series, counted over its samples before {@link Retention#until}.
 *
 * @param series the series
 * @param kept the samples that stay
 * @param removed the samples that go
 */
public record Thinning(SeriesKey series, long kept, long removed) {}
