/** The commands that judge balances and plan purchases. */
@NullMarked
package dev.saldo.app.cli.check;

import org.jspecify.annotations.NullMarked;
