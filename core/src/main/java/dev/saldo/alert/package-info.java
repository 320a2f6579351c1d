/** Rules that decide when somebody must be told about an account, and the episodes they open. */
@NullMarked
package dev.saldo.alert;

import org.jspecify.annotations.NullMarked;
