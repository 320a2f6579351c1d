/** The rises of a series with what a history keeps of each. */
@NullMarked
package dev.saldo.history.rise;

import org.jspecify.annotations.NullMarked;
