/** What the overview of all balances keeps from one reading to the next. */
@NullMarked
package dev.saldo.web.overview;

import org.jspecify.annotations.NullMarked;
