/** The alert channels of a configuration: their types, their settings and their deliveries. */
@NullMarked
package dev.saldo.channel;

import org.jspecify.annotations.NullMarked;
