/** The command that checks an installation. */
@NullMarked
package dev.saldo.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
