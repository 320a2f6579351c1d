package dev.saldo.testkit;

import java.io.IOException;

/**
 * What a {@link VendorServer} does about a request: a well-behaved {@link VendorReply}, one of the
 * {@link HostileAnswers}, or anything else that can be done to a connection.
 */
@FunctionalInterface
public interface VendorAnswer {

  /**
   * Sends the answer. A connection that is still open afterwards takes the next request.
   *
   * @throws IOException if the client has gone away; the server takes that as the end
   * @throws InterruptedException if the server is being closed
   */
  void sendOver(VendorConnection wire) throws IOException, InterruptedException;
}
