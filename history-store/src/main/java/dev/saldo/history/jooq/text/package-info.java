/** The statements of reports as texts, which are run without jOOQ. */
@NullMarked
package dev.saldo.history.jooq.text;

import org.jspecify.annotations.NullMarked;
