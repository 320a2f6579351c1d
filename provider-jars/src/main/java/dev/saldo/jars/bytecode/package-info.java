/** The classes of a drop-in: inspected without running them, rewritten, and loaded. */
@NullMarked
package dev.saldo.jars.bytecode;

import org.jspecify.annotations.NullMarked;
