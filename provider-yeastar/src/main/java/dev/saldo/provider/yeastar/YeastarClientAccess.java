package dev.saldo.provider.yeastar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.feign.FetchDeadline;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Access with a client id and secret. A token is valid for 30 minutes and kept in memory until a
 * minute before it expires; then a new one is requested, because refreshing is not documented.
 */
final class YeastarClientAccess implements YeastarApiAccess {

  private final YeastarApi api;
  private final String userAgent;
  private final String clientId;
  private final Secret clientSecret;
  private final Clock clock;
  private volatile @Nullable YeastarToken token;

  YeastarClientAccess(
      YeastarApi api, String userAgent, String clientId, Secret clientSecret, Clock clock) {
    this.api = api;
    this.userAgent = userAgent;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  @Override
  public String authorization(FetchDeadline deadline) {
    YeastarToken current = token;
    if (current == null || !clock.instant().isBefore(current.useUntil())) {
      current = fetch(deadline);
      token = current;
    }
    return current.authorization().reveal();
  }

  @Override
  public boolean renew() {
    token = null;
    return true;
  }

  private YeastarToken fetch(FetchDeadline deadline) {
    Instant now = clock.instant();
    try {
      return api.token(userAgent, form(), deadline.remaining()).toToken(now);
    } catch (BalanceException e) {
      if (e.reason() != FailureReason.REJECTED) {
        throw e;
      }
      // The status for a wrong secret is not documented; the vendor's other APIs send 400.
      throw new BalanceException(
          FailureReason.UNAUTHORIZED,
          "Yeastar issued no token for this client-id and client-secret: " + e.getMessage());
    }
  }

  private String form() {
    return "client_id=%s&client_secret=%s&grant_type=pp_credentials"
        .formatted(
            URLEncoder.encode(clientId, UTF_8), URLEncoder.encode(clientSecret.reveal(), UTF_8));
  }
}
