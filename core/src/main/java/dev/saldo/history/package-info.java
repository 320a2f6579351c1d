/** Observed balances and the interface of the history that stores them. */
@NullMarked
package dev.saldo.history;

import org.jspecify.annotations.NullMarked;
