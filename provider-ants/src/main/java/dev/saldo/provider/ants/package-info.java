/** Ants (Thailand): the credits of a prepaid or postpaid account. */
@NullMarked
package dev.saldo.provider.ants;

import org.jspecify.annotations.NullMarked;
