package dev.saldo.history;

/**
 * The result of an import.
 *
 * @param added the number of new samples
 * @param present the number of duplicate samples, which were ignored
 */
public record ImportSummary(long added, long present) {}
