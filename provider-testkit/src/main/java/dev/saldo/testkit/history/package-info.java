/**
 * The contract of a history. Authors extend {@link
 * dev.saldo.testkit.history.BalanceHistoryContract}; its cases are internal.
 */
@NullMarked
package dev.saldo.testkit.history;

import org.jspecify.annotations.NullMarked;
