/** The copy of a history into another database. Only {@code dev.saldo.history.jooq} uses it. */
@NullMarked
package dev.saldo.history.jooq.copy;

import org.jspecify.annotations.NullMarked;
