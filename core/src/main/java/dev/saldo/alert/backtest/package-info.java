/** Alert rules replayed over the past, and their score. */
@NullMarked
package dev.saldo.alert.backtest;

import org.jspecify.annotations.NullMarked;
