/** Any number of rows in constant memory: as streams, in pages and in chunks. */
@NullMarked
package dev.saldo.history.jooq.stream;

import org.jspecify.annotations.NullMarked;
