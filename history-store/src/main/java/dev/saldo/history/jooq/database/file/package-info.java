/** The files of a history: where they are, and which process uses them. */
@NullMarked
package dev.saldo.history.jooq.database.file;

import org.jspecify.annotations.NullMarked;
