/** Yeastar Partner Portal: the money a partner has for its orders. */
@NullMarked
package dev.saldo.provider.yeastar;

import org.jspecify.annotations.NullMarked;
