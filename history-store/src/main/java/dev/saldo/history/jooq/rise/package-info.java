/** Reads and writes what is kept with each rise. */
@NullMarked
package dev.saldo.history.jooq.rise;

import org.jspecify.annotations.NullMarked;
