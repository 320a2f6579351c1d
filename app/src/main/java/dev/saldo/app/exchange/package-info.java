/** Samples as CSV: how a history comes in and goes out. */
@NullMarked
package dev.saldo.app.exchange;

import org.jspecify.annotations.NullMarked;
