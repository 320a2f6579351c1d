/** The stable public API as text, so that no change of it goes unnoticed. */
@NullMarked
package dev.saldo.signature;

import org.jspecify.annotations.NullMarked;
