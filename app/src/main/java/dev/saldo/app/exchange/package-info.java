/** Samples as CSV: import and export of a history. */
@NullMarked
package dev.saldo.app.exchange;

import org.jspecify.annotations.NullMarked;
