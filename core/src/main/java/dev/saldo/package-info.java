/** The annotations that say which public types of Saldo are not promised to callers. */
@NullMarked
package dev.saldo;

import org.jspecify.annotations.NullMarked;
