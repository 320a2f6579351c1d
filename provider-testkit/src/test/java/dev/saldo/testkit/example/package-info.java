/**
 * A complete provider without any library, for a vendor that answers {@code balance 12.50 EUR},
 * with its test: an example to start from.
 */
@NullMarked
package dev.saldo.testkit.example;

import org.jspecify.annotations.NullMarked;
