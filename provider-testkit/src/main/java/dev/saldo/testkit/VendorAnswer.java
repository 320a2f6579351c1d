package dev.saldo.testkit;

import java.io.IOException;

/**
 * The reaction of a {@link VendorServer} to a request: a well-behaved {@link VendorReply}, one of
 * the {@link HostileAnswers}, or any other use of the connection.
 */
@FunctionalInterface
public interface VendorAnswer {

  /**
   * Sends the answer. If the connection is still open afterwards, it serves the next request.
   *
   * @throws IOException if the client has closed the connection; the server then ends it
   * @throws InterruptedException if the server is being closed
   */
  void sendOver(VendorConnection wire) throws IOException, InterruptedException;
}
