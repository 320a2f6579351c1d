/** What others may rely on, as text, so that nothing of it goes unnoticed. */
@NullMarked
package dev.saldo.signature;

import org.jspecify.annotations.NullMarked;
