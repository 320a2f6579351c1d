/** The environment of a command: configuration, providers, history and output. */
@NullMarked
package dev.saldo.app.cli.session;

import org.jspecify.annotations.NullMarked;
