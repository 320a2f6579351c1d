/** The project that a provider author starts from. */
@NullMarked
package dev.saldo.app.author;

import org.jspecify.annotations.NullMarked;
