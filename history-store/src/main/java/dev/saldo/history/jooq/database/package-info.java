/**
 * The database of a history: its file or server, connections, transactions and tables. Only {@code
 * dev.saldo.history.jooq} uses it.
 */
@NullMarked
package dev.saldo.history.jooq.database;

import org.jspecify.annotations.NullMarked;
