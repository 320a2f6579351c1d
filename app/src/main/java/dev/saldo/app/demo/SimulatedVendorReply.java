package dev.saldo.app.demo;

/**
 * The reply of a simulated vendor.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the body
 */
record SimulatedVendorReply(int status, String contentType, String body) {

  static final SimulatedVendorReply NOT_FOUND = text(404, "Not Found");

  static SimulatedVendorReply json(int status, String body) {
    return new SimulatedVendorReply(status, "application/json; charset=utf-8", body);
  }

  static SimulatedVendorReply xml(String body) {
    return new SimulatedVendorReply(200, "application/xml; charset=utf-8", body);
  }

  static SimulatedVendorReply text(int status, String body) {
    return new SimulatedVendorReply(status, "text/plain; charset=utf-8", body);
  }
}
