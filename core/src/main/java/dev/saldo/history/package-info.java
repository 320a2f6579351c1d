/** What was observed, and the port to the place that keeps it. */
@NullMarked
package dev.saldo.history;

import org.jspecify.annotations.NullMarked;
