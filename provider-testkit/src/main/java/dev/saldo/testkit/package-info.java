/**
 * Tools for testing a provider: a vendor that can be made to misbehave, secrets to plant and a
 * clock to set. Not for production.
 */
@NullMarked
package dev.saldo.testkit;

import org.jspecify.annotations.NullMarked;
