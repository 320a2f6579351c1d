package dev.saldo.alert;

/**
 * The thing an episode is about. At most one episode is open for each rule and subject.
 *
 * @param rule the name of the rule
 * @param account the name of the account
 * @param bucket the bucket; empty if the rule is about the account, such as {@code failing}
 */
public record AlertSubject(String rule, String account, String bucket) {}
