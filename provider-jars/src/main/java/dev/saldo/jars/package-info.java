/**
 * Providers from provider jars (drop-ins). Each jar has a class loader of its own, is read into
 * memory before it runs, and runs only if the user trusts it; an error in one affects no other.
 * Start with {@link dev.saldo.jars.DropIns}.
 */
@NullMarked
package dev.saldo.jars;

import org.jspecify.annotations.NullMarked;
