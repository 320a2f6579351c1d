/** Changes of configuration files that keep comments and order. */
@NullMarked
package dev.saldo.app.edit;

import org.jspecify.annotations.NullMarked;
