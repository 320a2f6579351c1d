/** The commands, and how they are wired. */
@NullMarked
package dev.saldo.app.cli.command;

import org.jspecify.annotations.NullMarked;
