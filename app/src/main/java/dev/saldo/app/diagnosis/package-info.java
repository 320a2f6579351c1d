/** Findings of the checks of an installation and of a configuration. */
@NullMarked
package dev.saldo.app.diagnosis;

import org.jspecify.annotations.NullMarked;
