/** The checks of rows: that each is what was written, and that neighbours add up. */
@NullMarked
package dev.saldo.history.jooq.integrity;

import org.jspecify.annotations.NullMarked;
