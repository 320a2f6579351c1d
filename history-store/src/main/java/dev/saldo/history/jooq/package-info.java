/** The history in a relational database. The only place that knows SQL. */
@NullMarked
package dev.saldo.history.jooq;

import org.jspecify.annotations.NullMarked;
