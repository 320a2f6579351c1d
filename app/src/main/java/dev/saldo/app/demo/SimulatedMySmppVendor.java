package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * MySMPP: login and password in the body, money in roubles with their old code, and the number of
 * messages it buys per destination, all as text.
 */
final class SimulatedMySmppVendor implements SimulatedVendor {

  private static final BigDecimal TELE2_PRICE = new BigDecimal("2.65");

  private final JsonMapper json = JsonMapper.builder().build();
  private final String login;
  private final String password;
  private final Supplier<BigDecimal> money;

  SimulatedMySmppVendor(String login, String password, Supplier<BigDecimal> money) {
    this.login = login;
    this.password = password;
    this.money = money;
  }

  @Override
  public SimulatedVendorReply answer(SimulatedVendorRequest request) {
    if (!request.path().equals("/json/balance.php")) {
      return SimulatedVendorReply.NOT_FOUND;
    }
    if (!request.method().equals("POST") || request.body().isEmpty()) {
      return refusal("POST data is missing");
    }
    if (!request.header("content-type").startsWith("text/json")) {
      return refusal("Incorrect JSON document format");
    }
    try {
      JsonNode sent = json.readTree(request.body());
      boolean known =
          sent.path("login").asString("").equals(login)
              && sent.path("password").asString("").equals(password);
      return known ? balance() : refusal("Incorrect login or password");
    } catch (JacksonException e) {
      return refusal("Incorrect JSON document format");
    }
  }

  private SimulatedVendorReply balance() {
    BigDecimal now = money.get();
    return SimulatedVendorReply.json(
        200,
        """
        {"money":"%s","currency":"RUR","information":[\
        {"type_sms":"sms","area":"Tele2","num_sms":"%s"},\
        {"type_sms":"sms","area":"Russia","num_sms":"Unlim"}]}"""
            .formatted(
                now.toPlainString(),
                now.divide(TELE2_PRICE, 0, RoundingMode.DOWN).toPlainString()));
  }

  private static SimulatedVendorReply refusal(String error) {
    return SimulatedVendorReply.json(400, "{\"error\":\"" + error + "\"}");
  }
}
