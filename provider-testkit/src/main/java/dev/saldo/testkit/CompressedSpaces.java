package dev.saldo.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Checksum;
import java.util.zip.Deflater;

/**
 * White space and a body after it, in the deflate format. One mebibyte of white space is compressed
 * once and then repeated, since compressing hundreds of them costs more than the test itself.
 */
final class CompressedSpaces {

  private static final byte[] SPACES = new byte[1024 * 1024];
  private static final byte[] COMPRESSED;

  static {
    Arrays.fill(SPACES, (byte) ' ');
    COMPRESSED = compress(SPACES, false);
  }

  private CompressedSpaces() {}

  /** Writes that many bytes of white space and then a body, and adds them to the checksum. */
  static void write(OutputStream out, Checksum checksum, int spaces, byte[] body)
      throws IOException {
    for (int written = SPACES.length; written <= spaces; written += SPACES.length) {
      out.write(COMPRESSED);
      checksum.update(SPACES, 0, SPACES.length);
    }
    byte[] end = new byte[spaces % SPACES.length + body.length];
    Arrays.fill(end, (byte) ' ');
    System.arraycopy(body, 0, end, end.length - body.length, body.length);
    out.write(compress(end, true));
    checksum.update(end, 0, end.length);
  }

  /** Compresses the end of a stream, or a part that can be repeated. */
  private static byte[] compress(byte[] bytes, boolean end) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      if (end) {
        deflater.finish();
      }
      byte[] compressed = new byte[bytes.length + 100];
      int length = deflater.deflate(compressed, 0, compressed.length, Deflater.FULL_FLUSH);
      return Arrays.copyOf(compressed, length);
    } finally {
      deflater.end();
    }
  }
}
