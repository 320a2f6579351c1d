/** Conversions and limits of column values: instants, texts and amounts as vendors write them. */
@NullMarked
package dev.saldo.history.jooq.column;

import org.jspecify.annotations.NullMarked;
