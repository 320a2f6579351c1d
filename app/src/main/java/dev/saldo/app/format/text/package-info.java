/** Reports as tables and plots for a terminal. */
@NullMarked
package dev.saldo.app.format.text;

import org.jspecify.annotations.NullMarked;
