/** The commands about alerts: episodes, channels and rules. */
@NullMarked
package dev.saldo.app.cli.alerts;

import org.jspecify.annotations.NullMarked;
