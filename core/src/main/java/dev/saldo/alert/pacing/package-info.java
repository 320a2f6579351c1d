/**
 * How often the balance of an account is read and its runway predicted, so that no alert is late.
 */
@NullMarked
package dev.saldo.alert.pacing;

import org.jspecify.annotations.NullMarked;
