/** The protection of a history against its own migration. */
@NullMarked
package dev.saldo.history.jooq.database.migration;

import org.jspecify.annotations.NullMarked;
