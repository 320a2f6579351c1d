package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A request and the beginning of the answer to it, for the report of a failed case. */
final class RecordedVendorExchange {

  private static final int BYTES_SHOWN = 400;

  private final VendorRequest request;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private long bytes;

  RecordedVendorExchange(VendorRequest request) {
    this.request = request;
  }

  synchronized void sent(byte[] block, int from, int length) {
    int shown = Math.min(length, BYTES_SHOWN - beginning.size());
    beginning.writeBytes(Arrays.copyOfRange(block, from, from + shown));
    bytes += length;
  }

  /** Returns the exchange in one line, without the query and the headers of the request. */
  @Override
  public synchronized String toString() {
    String text = beginning.toString(UTF_8).replace("\r\n", " | ").replaceAll("\\p{Cntrl}", ".");
    String rest = bytes > beginning.size() ? "... (" + bytes + " bytes)" : "";
    return request.method()
        + " "
        + request.path()
        + " was answered with "
        + (bytes == 0 ? "nothing" : text + rest);
  }
}
