/** How much credit must be bought, and when. */
@NullMarked
package dev.saldo.plan;

import org.jspecify.annotations.NullMarked;
