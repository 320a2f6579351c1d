package dev.saldo.provider.yeastar;

import dev.saldo.spi.Secret;
import java.time.Instant;

/**
 * A token fetched from the portal.
 *
 * @param authorization the value of the header {@code Authorization}
 * @param useUntil the time to fetch another token, a minute before this one expires
 */
record YeastarToken(Secret authorization, Instant useUntil) {}
