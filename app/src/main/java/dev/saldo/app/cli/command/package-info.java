/** The commands and their bindings. */
@NullMarked
package dev.saldo.app.cli.command;

import org.jspecify.annotations.NullMarked;
