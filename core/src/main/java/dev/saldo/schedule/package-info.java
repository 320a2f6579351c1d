/** The times at which accounts are polled, as arithmetic: nothing is stored to know what is due. */
@NullMarked
package dev.saldo.schedule;

import org.jspecify.annotations.NullMarked;
