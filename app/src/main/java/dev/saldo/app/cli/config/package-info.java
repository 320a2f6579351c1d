/** The commands that check and show a configuration. */
@NullMarked
package dev.saldo.app.cli.config;

import org.jspecify.annotations.NullMarked;
