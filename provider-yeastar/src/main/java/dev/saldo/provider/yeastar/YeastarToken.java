package dev.saldo.provider.yeastar;

import dev.saldo.spi.Secret;
import java.time.Instant;

/**
 * A token that was fetched.
 *
 * @param authorization the whole header
 * @param useUntil when to fetch another, a minute before it expires
 */
record YeastarToken(Secret authorization, Instant useUntil) {}
