/**
 * A complete provider without any library, for a vendor that answers {@code balance 12.50 EUR}, and
 * the test of it: what an author begins with.
 */
@NullMarked
package dev.saldo.testkit.example;

import org.jspecify.annotations.NullMarked;
