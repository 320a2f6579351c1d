/** Alert episodes and messages in database tables. Only {@code dev.saldo.history.jooq} uses it. */
@NullMarked
package dev.saldo.history.jooq.alert;

import org.jspecify.annotations.NullMarked;
