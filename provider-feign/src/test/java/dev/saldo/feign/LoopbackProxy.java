package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that records the heads of requests and tunnels. */
final class LoopbackProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final String refusal;

  /**
   * Starts a proxy.
   *
   * @param refusal the status with which it refuses, such as {@code 403 Forbidden}; empty to serve
   */
  LoopbackProxy(String refusal) throws IOException {
    this.refusal = refusal;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> heads() {
    return heads;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (SocketException e) {
      return; // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      if (!refusal.isEmpty()) {
        write(client, "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n");
      } else if (head.startsWith("CONNECT ")) {
        tunnel(client, URI.create("vendor://" + head.substring(8, head.indexOf(' ', 8))));
      } else {
        write(client, "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"text\":\"proxy\"}");
      }
    } catch (IOException e) {
      return; // the client went away
    }
  }

  private static void tunnel(Socket client, URI target) throws IOException {
    try (Socket vendor = new Socket(target.getHost(), target.getPort())) {
      write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      Thread.ofVirtual().start(() -> copy(vendor, client));
      client.getInputStream().transferTo(vendor.getOutputStream());
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      return; // one side went away
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the request ended too early");
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
