/** Manual pages, from the same descriptions as the help. */
@NullMarked
package dev.saldo.app.cli.manual;

import org.jspecify.annotations.NullMarked;
