/**
 * Feign made safe for reading balances: a deadline on every exchange, a limit on every body, no
 * redirects, strict decoding, and no failure but {@link dev.saldo.spi.BalanceException}.
 */
@NullMarked
package dev.saldo.feign;

import org.jspecify.annotations.NullMarked;
