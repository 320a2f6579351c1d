/** The configuration file and what is made of it. */
@NullMarked
package dev.saldo.app;

import org.jspecify.annotations.NullMarked;
