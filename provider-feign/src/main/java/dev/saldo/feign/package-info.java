/**
 * Feign made safe for reading balances: a deadline for every exchange, a size limit for every body,
 * no redirects, strict decoding, and no exception but {@link dev.saldo.spi.BalanceException}.
 */
@NullMarked
package dev.saldo.feign;

import org.jspecify.annotations.NullMarked;
