package dev.saldo.app.demo;

/**
 * What a simulated vendor answers.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the body
 */
record VendorReply(int status, String contentType, String body) {

  static final VendorReply NOT_FOUND = text(404, "Not Found");

  static VendorReply json(int status, String body) {
    return new VendorReply(status, "application/json; charset=utf-8", body);
  }

  static VendorReply xml(String body) {
    return new VendorReply(200, "application/xml; charset=utf-8", body);
  }

  static VendorReply text(int status, String body) {
    return new VendorReply(status, "text/plain; charset=utf-8", body);
  }
}
