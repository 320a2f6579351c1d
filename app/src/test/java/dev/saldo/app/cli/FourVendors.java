package dev.saldo.app.cli;

import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A server that answers like the documented examples of four vendors, one path each. */
final class FourVendors implements AutoCloseable {

  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("acme:" + PlantedSecrets.PASSWORD).getBytes(StandardCharsets.UTF_8));

  final VendorServer server = VendorServer.start(FourVendors::answer);

  /** A configuration with an account of each vendor; secrets come from the environment. */
  String configuration() {
    return """
        accounts:
          - name: bulk-th
            provider: ants
            settings:
              base-url: %1$s/ants
              username: acme
              password: ${env:PLANTED_PASSWORD}
          - name: otp-ghana
            provider: smsonlinegh
            every: 15m
            settings:
              base-url: %1$s/gh
              api-key: ${env:PLANTED_KEY}
            alert:
              balance-below: 500
          - name: pbx
            provider: yeastar
            settings:
              base-url: %1$s/yeastar
              client-id: me
              client-secret: ${env:PLANTED_PASSWORD}
              currency: USD
          - name: sms-russia
            provider: mysmpp
            settings:
              base-url: %1$s/mysmpp
              login: acme
              password: ${env:PLANTED_PASSWORD}
        """
        .formatted(server.uri());
  }

  private static VendorAnswer answer(VendorRequest request) {
    return switch (request.path()) {
      case "/ants/account/balance" ->
          request.header("Authorization").orElse("").equals(BASIC)
              ? VendorReply.json("{\"type\": \"postpaid\", \"credit\": 167.25}")
              : VendorReply.status(401);
      case "/gh/v5/account/balance" ->
          VendorReply.json(
              """
              {"handshake": {"id": 0, "label": "HSHK_OK"},
               "data": {"balance": 350, "model": "quantity",
                        "currencyName": "Ghana Cedi", "currencyCode": "GHS"}}
              """);
      case "/yeastar/auth/openapi/v1/oauth/token" ->
          VendorReply.json(
              """
              {"code": "success", "detailMessage": "", "requestId": "1", "status": 200,
               "result": {"expiresIn": "1800", "refreshToken": "r", "token": "%s",
                          "tokenHead": "Bearer "}}
              """
                  .formatted(PlantedSecrets.TOKEN));
      case "/yeastar/user/openapi/user/v1/client/account_balance" ->
          VendorReply.json(
              """
              {"code": "success", "detailMessage": "", "requestId": "2",
               "result": {"accountBalance": 675.24}, "status": 200}
              """);
      case "/mysmpp/json/balance.php" ->
          VendorReply.json(
              """
              {"money": "19023.9", "currency": "RUR", "information": [
                {"type_sms": "sms", "area": "Tele2", "num_sms": "72029"},
                {"type_sms": "sms", "area": "Russia", "num_sms": "Unlim"}]}
              """);
      default -> VendorReply.status(404);
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
