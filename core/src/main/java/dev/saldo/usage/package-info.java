/** Usage from running totals: exact calculations without side effects. */
@NullMarked
package dev.saldo.usage;

import org.jspecify.annotations.NullMarked;
