/** When a balance is empty: pure arithmetic on the use of each hour, with a band. */
@NullMarked
package dev.saldo.runway;

import org.jspecify.annotations.NullMarked;
