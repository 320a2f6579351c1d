/** Scores runways, use and top-ups on open data, beside what other methods reach on it. */
@NullMarked
package dev.saldo.benchmarks.runway;

import org.jspecify.annotations.NullMarked;
