/** Rules that decide when an alert about an account is sent, and the episodes they open. */
@NullMarked
package dev.saldo.alert;

import org.jspecify.annotations.NullMarked;
