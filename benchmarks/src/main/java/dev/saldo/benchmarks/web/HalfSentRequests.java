package dev.saldo.benchmarks.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that send a part of a request and then nothing. Not thread-safe. */
final class HalfSentRequests implements AutoCloseable {

  private static final String HEADERS = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Part: ";
  private static final String BODY =
      "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\ntoken=";

  private final List<SocketChannel> channels = new ArrayList<>();
  private int refused;

  /** Opens connections with half-sent headers, and some with half-sent bodies. */
  static HalfSentRequests open(URI place, int headers, int bodies) throws IOException {
    HalfSentRequests requests = new HalfSentRequests();
    InetSocketAddress server = new InetSocketAddress(place.getHost(), place.getPort());
    for (int i = 0; i < headers + bodies; i++) {
      SocketChannel channel = SocketChannel.open(server);
      requests.channels.add(channel);
      try {
        channel.write(
            ByteBuffer.wrap((i < headers ? HEADERS : BODY).getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
      } catch (IOException e) {
        requests.refused++;
      }
    }
    return requests;
  }

  int size() {
    return channels.size();
  }

  /** Returns the number of connections that the server has not closed. */
  long countOpen() {
    return channels.stream().filter(HalfSentRequests::isOpen).count();
  }

  private static boolean isOpen(SocketChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocate(4_096);
    try {
      int read = channel.read(buffer);
      while (read > 0) {
        buffer.clear();
        read = channel.read(buffer);
      }
      return read == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the number of connections that were closed before anything was sent. */
  int refused() {
    return refused;
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
