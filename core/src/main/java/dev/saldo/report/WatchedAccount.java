package dev.saldo.report;

import dev.saldo.account.Account;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An account somebody wants to know about.
 *
 * @param account the account
 * @param balanceBelow the amount under which it counts as low, in the unit of its buckets; empty
 *     for never
 */
public record WatchedAccount(Account account, Optional<BigDecimal> balanceBelow) {}
