/**
 * A provider with one fault at a time, to check that the contract finds it, and without a fault.
 */
@NullMarked
package dev.saldo.testkit.sample;

import org.jspecify.annotations.NullMarked;
