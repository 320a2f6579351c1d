package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A complete HTTP/1.1 answer that keeps the connection open. Immutable. */
public final class VendorReply implements VendorAnswer {

  private final int status;
  private final String headers;
  private final byte[] body;

  private VendorReply(int status, String headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns an answer with a status and nothing else. */
  public static VendorReply status(int status) {
    return new VendorReply(status, "", new byte[0]);
  }

  /** Returns a 200 with a body. */
  public static VendorReply ok(String contentType, String body) {
    return status(200).withBody(contentType, body);
  }

  /** Returns a 200 with a JSON body. */
  public static VendorReply json(String body) {
    return ok("application/json", body);
  }

  /** Returns this answer with one more header. */
  public VendorReply withHeader(String name, String value) {
    return new VendorReply(status, headers + name + ": " + value + "\r\n", body);
  }

  /** Returns this answer with a body, sent as UTF-8. */
  public VendorReply withBody(String contentType, String text) {
    return withBody(contentType, text.getBytes(UTF_8));
  }

  /** Returns this answer with a body. */
  public VendorReply withBody(String contentType, byte[] bytes) {
    return new VendorReply(status, headers, bytes.clone()).withHeader("Content-Type", contentType);
  }

  @Override
  public void sendOver(VendorConnection wire) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 200);
    message.writeBytes(head(bodyForbidden() ? "" : "Content-Length: " + body.length + "\r\n"));
    message.writeBytes(body);
    wire.send(message.toByteArray());
  }

  /** Returns status line and headers, including the lines that state the length of the body. */
  byte[] head(String framing) {
    return ("HTTP/1.1 " + status + " Answer\r\n" + headers + framing + "\r\n").getBytes(ISO_8859_1);
  }

  /** Returns the bytes of the body. */
  public byte[] body() {
    return body.clone();
  }

  private boolean bodyForbidden() {
    return status == 204 || status == 304;
  }
}
