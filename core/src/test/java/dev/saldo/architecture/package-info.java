/** The dependency rules of docs/design.md, for the tests of every module. */
@NullMarked
package dev.saldo.architecture;

import org.jspecify.annotations.NullMarked;
