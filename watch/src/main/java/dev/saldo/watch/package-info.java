/** Polls accounts on schedule, judges alert rules and sends messages, on one node or many. */
@NullMarked
package dev.saldo.watch;

import org.jspecify.annotations.NullMarked;
