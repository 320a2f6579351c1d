package dev.saldo.alert;

/**
 * A rule with the accounts and buckets that it applies to. Immutable and thread-safe.
 *
 * @param scope the accounts and buckets
 * @param rule the rule
 */
public record ScopedAlertRule(AlertScope scope, AlertRule rule) {}
