/** Events of balances other than use: rises, corrections, gaps and changes of unit. */
@NullMarked
package dev.saldo.event;

import org.jspecify.annotations.NullMarked;
