/** Accounts that are polled in a child process: both sides of the exchange with it. */
@NullMarked
package dev.saldo.jars.process;

import org.jspecify.annotations.NullMarked;
