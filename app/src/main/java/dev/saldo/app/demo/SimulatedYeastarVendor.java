package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Yeastar Partner Portal: a token for client credentials, valid for half an hour, then the balance
 * for the token. Requests without their own user agent are refused.
 */
final class SimulatedYeastarVendor implements SimulatedVendor {

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);

  private final Map<String, String> credentials;
  private final Supplier<BigDecimal> balance;
  private final Clock clock;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final AtomicLong answers = new AtomicLong();

  SimulatedYeastarVendor(
      String clientId, String clientSecret, Supplier<BigDecimal> balance, Clock clock) {
    this.credentials =
        Map.of(
            "grant_type", "pp_credentials", "client_id", clientId, "client_secret", clientSecret);
    this.balance = balance;
    this.clock = clock;
  }

  @Override
  public SimulatedVendorReply answer(SimulatedVendorRequest request) {
    String agent = request.header("user-agent");
    if (agent.isBlank() || agent.startsWith("Java")) {
      return refusal(400, "parameter_validation_failed", "User-Agent is required");
    }
    if (request.is("POST", "/auth/openapi/v1/oauth/token")) {
      return token(request);
    }
    if (request.is("GET", "/user/openapi/user/v1/client/account_balance")) {
      return accountBalance(request);
    }
    return SimulatedVendorReply.NOT_FOUND;
  }

  private SimulatedVendorReply token(SimulatedVendorRequest request) {
    if (!request.header("content-type").startsWith("application/x-www-form-urlencoded")) {
      return refusal(415, "unsupported_media_type", "a form is expected");
    }
    if (!request.form().entrySet().containsAll(credentials.entrySet())) {
      return refusal(401, "invalid_client", "client_id or client_secret is wrong");
    }
    Instant now = clock.instant();
    tokens.values().removeIf(end -> !end.isAfter(now));
    String token = "simulated-access-" + answers.incrementAndGet();
    tokens.put(token, now.plus(TOKEN_LIFETIME));
    return success(
        """
        {"expiresIn":"%d","refreshToken":"simulated-refresh-%d","token":"%s","tokenHead":"Bearer"}"""
            .formatted(TOKEN_LIFETIME.toSeconds(), answers.get(), token));
  }

  private SimulatedVendorReply accountBalance(SimulatedVendorRequest request) {
    String authorization = request.header("authorization");
    Instant end =
        authorization.startsWith("Bearer ") ? tokens.get(authorization.substring(7)) : null;
    if (end == null || !end.isAfter(clock.instant())) {
      return refusal(401, "unauthorized", "the access token is unknown or has expired");
    }
    return success("{\"accountBalance\":" + balance.get().toPlainString() + "}");
  }

  private SimulatedVendorReply success(String result) {
    return envelope(200, "success", "", result);
  }

  private SimulatedVendorReply refusal(int status, String code, String detail) {
    return envelope(status, code, detail, "{}");
  }

  private SimulatedVendorReply envelope(int status, String code, String detail, String result) {
    return SimulatedVendorReply.json(
        status,
        """
        {"code":"%s","detailMessage":"%s","requestId":"%032x","result":%s,"status":%d}"""
            .formatted(code, detail, answers.incrementAndGet(), result, status));
  }
}
