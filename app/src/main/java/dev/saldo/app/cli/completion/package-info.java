/** Completion scripts of shells, which need no Java to complete. */
@NullMarked
package dev.saldo.app.cli.completion;

import org.jspecify.annotations.NullMarked;
