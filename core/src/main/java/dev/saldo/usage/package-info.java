/** The arithmetic of running totals: pure, exact, testable with plain lists. */
@NullMarked
package dev.saldo.usage;

import org.jspecify.annotations.NullMarked;
