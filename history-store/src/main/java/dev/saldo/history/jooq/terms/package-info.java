/** The table of the terms and notes that vendors state. */
@NullMarked
package dev.saldo.history.jooq.terms;

import org.jspecify.annotations.NullMarked;
