/** Scores of runways, usage and top-ups on open data, next to those of other methods. */
@NullMarked
package dev.saldo.benchmarks.runway;

import org.jspecify.annotations.NullMarked;
