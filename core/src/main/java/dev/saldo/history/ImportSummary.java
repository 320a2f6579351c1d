package dev.saldo.history;

/**
 * What an import did.
 *
 * @param added samples that were new
 * @param present samples that were there already, with the same amount
 */
public record ImportSummary(long added, long present) {}
