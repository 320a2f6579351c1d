package dev.saldo.app.cli.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames of a connection: a type, a length and the content. A writer waits until the other side
 * has read enough. Thread-safe for one reader and any number of writers.
 */
final class FrameChannel implements AutoCloseable {

  static final int MOST_CONTENT = 64 * 1024;
  static final int MOST_COMMAND = 1024 * 1024;

  private static final int HEADER = 1 + Integer.BYTES;
  private static final long NOT_WRITING = Long.MIN_VALUE;

  private final SocketChannel channel;
  private final Lock writing = new ReentrantLock();
  private volatile long writingSince = NOT_WRITING;

  FrameChannel(SocketChannel channel) {
    this.channel = channel;
  }

  void write(FrameType type, String... texts) throws IOException {
    write(type, Frame.encode(List.of(texts)));
  }

  void write(FrameType type, byte[] content) throws IOException {
    write(type, content, 0, content.length);
  }

  /** Writes bytes, in as many frames as they need; a frame without bytes if there are none. */
  void write(FrameType type, byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    do {
      int part = Math.min(type.limit(), length - done);
      ByteBuffer header = ByteBuffer.allocate(HEADER).put(type.code()).putInt(part).flip();
      ByteBuffer[] frame = {header, ByteBuffer.wrap(bytes, offset + done, part)};
      writing.lock();
      try {
        writingSince = System.nanoTime();
        while (frame[0].hasRemaining() || frame[1].hasRemaining()) {
          channel.write(frame);
        }
      } finally {
        writingSince = NOT_WRITING;
        writing.unlock();
      }
      done += part;
    } while (done < length);
  }

  /** Returns how long the other side has not read what is being written. */
  Duration stall() {
    long since = writingSince;
    return since == NOT_WRITING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  /**
   * Reads a frame.
   *
   * @throws EOFException if the other side closed the connection
   */
  Frame read() throws IOException {
    ByteBuffer header = read(HEADER);
    FrameType type = FrameType.of(header.get());
    int length = header.getInt();
    if (length < 0 || length > type.limit()) {
      throw new FrameFormatException("a frame that is too long");
    }
    return new Frame(type, read(length).array());
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the connection was closed");
      }
    }
    return bytes.flip();
  }

  /** Waits for the other side to write something; returns false if it did not. */
  boolean awaitFrame(Duration patience) throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      return selector.select(patience.toMillis()) > 0;
    } finally {
      if (channel.isOpen()) {
        channel.configureBlocking(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
