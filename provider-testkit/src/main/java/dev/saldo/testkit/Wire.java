package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** The connection an {@link Answer} goes out on, byte by byte. Used by one thread. */
public final class Wire {

  private final Socket socket;

  Wire(Socket socket) {
    this.socket = socket;
  }

  /** Sends bytes at once. */
  public void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Sends ASCII text at once. */
  public void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** Returns what is sent to; not to be closed, see {@link #close()}. */
  public OutputStream stream() throws IOException {
    return socket.getOutputStream();
  }

  /** Waits, or stops waiting because the server is being closed. */
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  /** Sends nothing more and leaves the connection open until the client gives up. */
  public void stall() throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    close();
  }

  /** Ends the connection in good order, whatever was promised. */
  public void close() throws IOException {
    socket.close();
  }

  /** Ends the connection with a TCP reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
