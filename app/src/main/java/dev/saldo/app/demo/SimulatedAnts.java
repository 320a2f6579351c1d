package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Ants Thailand: HTTP Basic, and credits. */
final class SimulatedAnts implements SimulatedVendor {

  private final String authorization;
  private final Supplier<BigDecimal> credit;

  SimulatedAnts(String username, String password, Supplier<BigDecimal> credit) {
    String pair = username + ":" + password;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    this.credit = credit;
  }

  @Override
  public VendorReply answer(VendorRequest request) {
    if (!request.path().equals("/account/balance")) {
      return VendorReply.NOT_FOUND;
    }
    if (!request.method().equals("POST")) {
      return VendorReply.text(405, "Method Not Allowed");
    }
    if (!request.header("authorization").equals(authorization)) {
      return VendorReply.text(401, "Unauthorized");
    }
    if (request.header("content-type").isEmpty()) {
      return VendorReply.text(400, "General error");
    }
    return VendorReply.json(
        200, "{\"type\":\"prepaid\",\"credit\":" + credit.get().toPlainString() + "}");
  }
}
