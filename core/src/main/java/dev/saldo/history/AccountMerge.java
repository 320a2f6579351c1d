package dev.saldo.history;

/**
 * The outcome of merging one account into another. Immutable.
 *
 * @param moved the number of samples that the remaining account did not have
 * @param duplicates the number of samples that both accounts had
 */
public record AccountMerge(long moved, long duplicates) {}
