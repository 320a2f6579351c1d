/** The annotations that exclude public types of Saldo from the stable API. */
@NullMarked
package dev.saldo;

import org.jspecify.annotations.NullMarked;
