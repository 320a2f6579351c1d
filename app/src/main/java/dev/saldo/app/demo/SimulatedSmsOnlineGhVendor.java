package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;

/**
 * SMSOnlineGH: an API key per account, JSON or XML depending on the Accept header. It answers HTTP
 * 200 to a wrong key, calls a balance in money {@code quantity} too, and writes null as a word in
 * XML.
 */
final class SimulatedSmsOnlineGhVendor implements SimulatedVendor {

  /** An account: its balance, in money or in messages. */
  record Credit(Supplier<BigDecimal> balance, Model model) {}

  /** The unit of the credit of an account. */
  enum Model {
    MONEY,
    QUANTITY
  }

  private final Map<String, Credit> byKey;

  SimulatedSmsOnlineGhVendor(Map<String, Credit> byKey) {
    this.byKey = Map.copyOf(byKey);
  }

  @Override
  public SimulatedVendorReply answer(SimulatedVendorRequest request) {
    if (!request.is("POST", "/v5/account/balance")) {
      return SimulatedVendorReply.NOT_FOUND;
    }
    boolean xml = request.header("accept").startsWith("application/xml");
    if (!xml && !request.header("accept").startsWith("application/json")) {
      return SimulatedVendorReply.json(200, refusalJson(1101, "HSHK_ERR_RH_HTTP_ACCEPT"));
    }
    Credit credit = byKey.get(key(request.header("authorization")));
    if (credit == null) {
      return xml
          ? SimulatedVendorReply.xml(refusalXml(1203, "HSHK_ERR_UA_AUTH"))
          : SimulatedVendorReply.json(200, refusalJson(1203, "HSHK_ERR_UA_AUTH"));
    }
    return xml
        ? SimulatedVendorReply.xml(xml(credit))
        : SimulatedVendorReply.json(200, json(credit));
  }

  private static String key(String authorization) {
    return authorization.regionMatches(true, 0, "key ", 0, 4) ? authorization.substring(4) : "";
  }

  private static String json(Credit credit) {
    String currency =
        switch (credit.model()) {
          case MONEY -> "\"currencyName\":\"Ghana Cedi\",\"currencyCode\":\"GHS\"";
          case QUANTITY -> "\"currencyName\":null,\"currencyCode\":null";
        };
    return """
    {"handshake":{"id":0,"label":"HSHK_OK"},\
    "data":{"balance":%s,"model":"quantity",%s}}"""
        .formatted(credit.balance().get().toPlainString(), currency);
  }

  private static String xml(Credit credit) {
    String currency =
        switch (credit.model()) {
          case MONEY -> "<currencyName>Ghana Cedi</currencyName><currencyCode>GHS</currencyCode>";
          case QUANTITY -> "<currencyName>null</currencyName><currencyCode>null</currencyCode>";
        };
    return """
    <response><handshake><id>0</id><label>HSHK_OK</label></handshake>\
    <data><balance>%s</balance><model>quantity</model>%s</data></response>"""
        .formatted(credit.balance().get().toPlainString(), currency);
  }

  private static String refusalJson(int id, String label) {
    return "{\"handshake\":{\"id\":%d,\"label\":\"%s\"},\"data\":null}".formatted(id, label);
  }

  private static String refusalXml(int id, String label) {
    return "<response><handshake><id>%d</id><label>%s</label></handshake></response>"
        .formatted(id, label);
  }
}
