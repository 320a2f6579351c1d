/** The concurrent reading of many accounts, each within its own deadline. */
@NullMarked
package dev.saldo.poll;

import org.jspecify.annotations.NullMarked;
