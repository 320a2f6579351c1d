/** The command line, the only user interface. */
@NullMarked
package dev.saldo.app.cli;

import org.jspecify.annotations.NullMarked;
