/** Providers with one fault each, to see that the contract finds it, and a sound one. */
@NullMarked
package dev.saldo.testkit.sample;

import org.jspecify.annotations.NullMarked;
