/** What happened to balances besides being used: rises, corrections, gaps and changes of unit. */
@NullMarked
package dev.saldo.event;

import org.jspecify.annotations.NullMarked;
