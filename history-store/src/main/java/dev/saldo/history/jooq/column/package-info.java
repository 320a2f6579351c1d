/** What the columns of the tables can hold: instants, texts and amounts as vendors write them. */
@NullMarked
package dev.saldo.history.jooq.column;

import org.jspecify.annotations.NullMarked;
