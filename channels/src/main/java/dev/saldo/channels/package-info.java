/** The channels over which Saldo tells people that a balance runs out. */
@NullMarked
package dev.saldo.channels;

import org.jspecify.annotations.NullMarked;
