package dev.saldo.testkit;

import dev.saldo.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A loopback port at which nothing listens. It is held until closed, because another process may
 * take a port that is merely free.
 */
@Internal
public final class HeldClosedPort implements AutoCloseable {

  private final Socket held = new Socket();

  /** Holds a free port. */
  public HeldClosedPort() {
    try {
      held.bind(new InetSocketAddress("127.0.0.1", 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port. */
  public int number() {
    return held.getLocalPort();
  }

  /** Returns the URL of the port, without a path: {@code http://127.0.0.1:49152}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + number());
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
