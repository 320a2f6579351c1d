/** Yeastar Partner Portal: the money of a partner for its orders. */
@NullMarked
package dev.saldo.provider.yeastar;

import org.jspecify.annotations.NullMarked;
