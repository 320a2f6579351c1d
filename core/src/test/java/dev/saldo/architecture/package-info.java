/** The rules of docs/design.md about dependencies, for the tests of every module. */
@NullMarked
package dev.saldo.architecture;

import org.jspecify.annotations.NullMarked;
