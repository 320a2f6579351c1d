package dev.saldo.app.cli.web;

import java.io.ByteArrayOutputStream;

/** Keeps what a command prints, and ends the command once that is too long. Not thread-safe. */
final class BoundedOutputStream extends ByteArrayOutputStream {

  private final int most;

  /**
   * Creates the stream.
   *
   * @param most the most bytes that are allowed
   */
  BoundedOutputStream(int most) {
    this.most = most;
  }

  @Override
  public synchronized void write(int b) {
    requireRoom();
    super.write(b);
    requireRoom();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    requireRoom();
    super.write(bytes, offset, Math.min(length, most + 1 - count));
    requireRoom();
  }

  /** Throws an unchecked exception, which a stream of characters does not swallow. */
  private void requireRoom() {
    if (count > most) {
      throw new LongOutputException();
    }
  }
}
