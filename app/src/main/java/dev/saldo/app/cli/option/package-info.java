/** The options that commands share, and how their values are parsed. */
@NullMarked
package dev.saldo.app.cli.option;

import org.jspecify.annotations.NullMarked;
