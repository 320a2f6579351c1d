/** Measurements of alert rules on recorded balances. */
@NullMarked
package dev.saldo.benchmarks.alert;

import org.jspecify.annotations.NullMarked;
