/** The command line: the only place that talks to people. */
@NullMarked
package dev.saldo.app.cli;

import org.jspecify.annotations.NullMarked;
