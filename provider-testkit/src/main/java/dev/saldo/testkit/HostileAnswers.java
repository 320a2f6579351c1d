package dev.saldo.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Ways in which vendors, and proxies in between, misbehave. */
public final class HostileAnswers {

  private static final String JSON_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final int BLOCK = 64 * 1024;
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte[] ZLIB_HEADER = {0x78, (byte) 0x9c};

  private HostileAnswers() {}

  /** Accepts the request and never answers. */
  public static VendorAnswer silence() {
    return VendorConnection::stall;
  }

  /** Sends the headers of a valid answer and then stalls. */
  public static VendorAnswer headersThenStall() {
    return wire -> {
      wire.send(JSON_HEAD + "Content-Length: 100\r\n\r\n");
      wire.stall();
    };
  }

  /** Sends the first bytes of a valid answer and stalls before the rest. */
  public static VendorAnswer stallAfter(VendorReply reply, int bodyBytes) {
    return wire -> {
      byte[] body = reply.body();
      wire.send(reply.head("Content-Length: " + body.length + "\r\n"));
      wire.send(Arrays.copyOf(body, bodyBytes));
      wire.stall();
    };
  }

  /** Sends an endless body so slowly that no single read ever times out. */
  public static VendorAnswer drip(int bytes, Duration interval) {
    return wire -> {
      wire.send(JSON_HEAD + "Connection: close\r\n\r\n");
      dripSpaces(wire, bytes, interval);
    };
  }

  /** Sends a status line and then an endless header, slowly. */
  public static VendorAnswer dripHeaders(Duration interval) {
    return wire -> {
      wire.send(JSON_HEAD + "X-Slow: ");
      dripSpaces(wire, 1, interval);
    };
  }

  /** Announces the entire body, sends its first bytes and closes. */
  public static VendorAnswer shortBody(VendorReply reply, int bodyBytes) {
    return wire -> {
      byte[] body = reply.body();
      wire.send(reply.head("Content-Length: " + body.length + "\r\n"));
      wire.send(Arrays.copyOf(body, bodyBytes));
      wire.close();
    };
  }

  /** Announces the body as one chunk, sends its first bytes and closes. */
  public static VendorAnswer cutChunk(VendorReply reply, int bodyBytes) {
    return wire -> {
      byte[] body = reply.body();
      wire.send(reply.head("Transfer-Encoding: chunked\r\n"));
      wire.send(Integer.toHexString(body.length) + "\r\n");
      wire.send(Arrays.copyOf(body, bodyBytes));
      wire.close();
    };
  }

  /** Closes the connection without an answer. */
  public static VendorAnswer hangUp() {
    return VendorConnection::close;
  }

  /** Resets the connection without an answer. */
  public static VendorAnswer reset() {
    return VendorConnection::reset;
  }

  /** Resets the connection after half of the body. */
  public static VendorAnswer resetMidBody(VendorReply reply) {
    return wire -> {
      byte[] body = reply.body();
      wire.send(reply.head("Content-Length: " + body.length + "\r\n"));
      wire.send(Arrays.copyOf(body, body.length / 2));
      wire.reset();
    };
  }

  /** Sends a valid body after that much white space, compressed to a thousandth. */
  public static VendorAnswer gzipBomb(VendorReply reply, int expandedBytes) {
    return wire -> {
      wire.send(reply.head("Content-Encoding: gzip\r\nConnection: close\r\n"));
      sendGzip(wire.stream(), expandedBytes, reply.body());
      wire.close();
    };
  }

  /** Sends a valid body after that much white space, deflated to a thousandth. */
  public static VendorAnswer deflateBomb(VendorReply reply, int expandedBytes) {
    return wire -> {
      wire.send(reply.head("Content-Encoding: deflate\r\nConnection: close\r\n"));
      Adler32 checksum = new Adler32();
      wire.stream().write(ZLIB_HEADER);
      CompressedSpaces.write(wire.stream(), checksum, expandedBytes, reply.body());
      wire.stream().write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
      wire.close();
    };
  }

  /** Sends a valid body after that much white space, compressed twice, to a few hundred bytes. */
  public static VendorAnswer gzipInGzipBomb(VendorReply reply, int expandedBytes) {
    return wire -> {
      wire.send(reply.head("Content-Encoding: gzip, gzip\r\nConnection: close\r\n"));
      try (GZIPOutputStream gzip = new GZIPOutputStream(wire.stream())) {
        sendGzip(gzip, expandedBytes, reply.body());
      }
      wire.close();
    };
  }

  /** Sends the first half of a compressed valid body and declares it complete. */
  public static VendorAnswer cutGzip(VendorReply reply) {
    return wire -> {
      ByteArrayOutputStream complete = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(complete)) {
        gzip.write(reply.body());
      }
      byte[] half = Arrays.copyOf(complete.toByteArray(), complete.size() / 2);
      wire.send(reply.head("Content-Encoding: gzip\r\nContent-Length: " + half.length + "\r\n"));
      wire.send(half);
    };
  }

  /** Sends an endless body of white space as fast as the client reads. */
  public static VendorAnswer endlessBody(int status) {
    return wire -> {
      wire.send(VendorReply.status(status).head("Connection: close\r\n"));
      sendSpaces(wire.stream(), Long.MAX_VALUE);
    };
  }

  /** Sends endless headers as fast as the client reads. */
  public static VendorAnswer endlessHeaders() {
    return wire -> {
      wire.send("HTTP/1.1 200 OK\r\n");
      String header = "X-Much: " + "m".repeat(8000) + "\r\n";
      while (!wire.isClosed()) {
        wire.send(header);
      }
    };
  }

  /** Answers with something that is not HTTP. */
  public static VendorAnswer garbageStatusLine() {
    return wire -> {
      wire.send("SSH-2.0-OpenSSH_9.6\r\n\r\n");
      wire.close();
    };
  }

  /** Redirects to another URL. */
  public static VendorAnswer redirect(int status, URI target) {
    return VendorReply.status(status).withHeader("Location", target.toString());
  }

  private static void dripSpaces(VendorConnection wire, int bytes, Duration interval)
      throws IOException, InterruptedException {
    while (!wire.isClosed()) {
      wire.send(" ".repeat(bytes));
      wire.pause(interval);
    }
  }

  private static void sendGzip(OutputStream out, int spaces, byte[] body) throws IOException {
    CRC32 checksum = new CRC32();
    out.write(GZIP_HEADER);
    CompressedSpaces.write(out, checksum, spaces, body);
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt((int) checksum.getValue()).putInt(spaces + body.length).array());
  }

  private static void sendSpaces(OutputStream out, long bytes) throws IOException {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, (byte) ' ');
    for (long left = bytes; left > 0; left -= BLOCK) {
      out.write(block, 0, (int) Math.min(left, BLOCK));
    }
  }
}
