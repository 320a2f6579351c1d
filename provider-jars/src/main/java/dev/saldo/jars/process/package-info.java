/** Accounts that are polled in a process of their own: both sides of the exchange with it. */
@NullMarked
package dev.saldo.jars.process;

import org.jspecify.annotations.NullMarked;
