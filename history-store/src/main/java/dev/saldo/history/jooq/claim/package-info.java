/** The claims of polls in database tables. Only {@code dev.saldo.history.jooq} uses it. */
@NullMarked
package dev.saldo.history.jooq.claim;

import org.jspecify.annotations.NullMarked;
