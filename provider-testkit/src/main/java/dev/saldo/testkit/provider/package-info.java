/**
 * The contract of a provider. Authors extend {@link
 * dev.saldo.testkit.provider.BalanceProviderContract}; its cases are internal.
 */
@NullMarked
package dev.saldo.testkit.provider;

import org.jspecify.annotations.NullMarked;
