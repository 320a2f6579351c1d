/** Measures the figures of docs/performance.md, each against a plain way to the same answer. */
@NullMarked
package dev.saldo.benchmarks;

import org.jspecify.annotations.NullMarked;
