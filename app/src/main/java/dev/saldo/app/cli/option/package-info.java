/** The options that commands share, and the parsers of their values. */
@NullMarked
package dev.saldo.app.cli.option;

import org.jspecify.annotations.NullMarked;
