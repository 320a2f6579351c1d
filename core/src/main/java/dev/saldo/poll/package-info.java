/** Reading many accounts at once, each on its own and within its own deadline. */
@NullMarked
package dev.saldo.poll;

import org.jspecify.annotations.NullMarked;
