package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** The connection over which a {@link VendorAnswer} is sent, byte by byte. Not thread-safe. */
public final class VendorConnection {

  private final Socket socket;
  private final RecordedVendorExchange exchange;

  VendorConnection(Socket socket, RecordedVendorExchange exchange) {
    this.socket = socket;
    this.exchange = exchange;
  }

  /** Sends bytes at once. */
  public void send(byte[] bytes) throws IOException {
    OutputStream out = stream();
    out.write(bytes);
    out.flush();
  }

  /** Sends ASCII text at once. */
  public void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** Returns the stream to the client. Do not close it; see {@link #close()}. */
  public OutputStream stream() throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] block, int from, int length) throws IOException {
        exchange.sent(block, from, length);
        out.write(block, from, length);
      }
    };
  }

  /** Waits; interrupted if the server is being closed. */
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  /** Sends nothing more and leaves the connection open until the client gives up. */
  public void stall() throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    close();
  }

  /** Closes the connection normally, even if less was sent than announced. */
  public void close() throws IOException {
    socket.close();
  }

  /** Closes the connection with a TCP reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
