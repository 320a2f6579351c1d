package dev.saldo.alert;

/**
 * A contradiction in the stored episodes, messages and claims. Immutable and thread-safe.
 *
 * @param account the account; empty if it is about none
 * @param problem the problem in one line, for messages
 */
public record AlertDamage(String account, String problem) {}
