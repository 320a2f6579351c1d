/**
 * Providers from jars that others wrote. Each jar has a class loader of its own, is read into
 * memory before it runs, and runs only if somebody trusts it; what is wrong with one costs that one
 * only. {@link dev.saldo.jars.DropIns} is where to begin.
 */
@NullMarked
package dev.saldo.jars;

import org.jspecify.annotations.NullMarked;
