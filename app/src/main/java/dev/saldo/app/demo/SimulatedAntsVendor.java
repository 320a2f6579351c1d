package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Ants Thailand: HTTP Basic authentication, and credits with a billing type but without a unit. */
final class SimulatedAntsVendor implements SimulatedVendor {

  /** An account: its billing type, and the figure that the vendor calls credit. */
  record Credit(Type type, Supplier<BigDecimal> figure) {}

  /** The billing type of an account. */
  enum Type {
    PREPAID,
    POSTPAID
  }

  private final Map<String, Credit> byAuthorization = new HashMap<>();

  SimulatedAntsVendor(String password, Map<String, Credit> byUsername) {
    byUsername.forEach(
        (username, credit) -> byAuthorization.put(basic(username, password), credit));
  }

  @Override
  public SimulatedVendorReply answer(SimulatedVendorRequest request) {
    if (!request.path().equals("/account/balance")) {
      return SimulatedVendorReply.NOT_FOUND;
    }
    if (!request.method().equals("POST")) {
      return SimulatedVendorReply.text(405, "Method Not Allowed");
    }
    Credit credit = byAuthorization.get(request.header("authorization"));
    if (credit == null) {
      return SimulatedVendorReply.text(401, "Unauthorized");
    }
    if (request.header("content-type").isEmpty()) {
      return SimulatedVendorReply.text(400, "General error");
    }
    return SimulatedVendorReply.json(
        200,
        "{\"type\":\"%s\",\"credit\":%s}"
            .formatted(
                credit.type().name().toLowerCase(Locale.ROOT),
                credit.figure().get().toPlainString()));
  }

  private static String basic(String username, String password) {
    String pair = username + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
