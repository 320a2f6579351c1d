/** The terms and notes of a bucket over time. */
@NullMarked
package dev.saldo.history.terms;

import org.jspecify.annotations.NullMarked;
