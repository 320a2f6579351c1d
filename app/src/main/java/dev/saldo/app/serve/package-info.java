/** The running service: its configuration, its log and its signs of life. */
@NullMarked
package dev.saldo.app.serve;

import org.jspecify.annotations.NullMarked;
