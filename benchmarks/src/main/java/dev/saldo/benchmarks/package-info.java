/** The benchmarks of docs/performance.md, each against a plain way to the same result. */
@NullMarked
package dev.saldo.benchmarks;

import org.jspecify.annotations.NullMarked;
