/** The parts of hourly usage: stored weeks, the last hours and jumps that may be glitches. */
@NullMarked
package dev.saldo.history.hourly;

import org.jspecify.annotations.NullMarked;
