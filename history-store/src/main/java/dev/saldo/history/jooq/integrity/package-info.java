/** Checks that each row matches its checksum and that neighbouring rows add up. */
@NullMarked
package dev.saldo.history.jooq.integrity;

import org.jspecify.annotations.NullMarked;
