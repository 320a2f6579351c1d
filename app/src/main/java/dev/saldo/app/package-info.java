/** The configuration file and its accounts. */
@NullMarked
package dev.saldo.app;

import org.jspecify.annotations.NullMarked;
