package dev.saldo.history.jooq.database.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The channel keeps what {@link FileChannel} promises. */
final class UninterruptedFileChannelTest {

  @TempDir Path folder;

  @Test
  void readsAndWritesAtAPlaceWithEveryKindOfBuffer() throws IOException {
    try (FileChannel channel = open()) {
      assertThat(channel.write(buffer(ByteBuffer::allocate, "abcdef"), 0)).isEqualTo(6);
      ByteBuffer direct = buffer(ByteBuffer::allocateDirect, "XY");
      assertThat(channel.write(direct, 2)).isEqualTo(2);
      assertThat(direct.remaining()).isZero();
      assertThat(read(channel, ByteBuffer.allocate(8))).isEqualTo("abXYef");
      assertThat(read(channel, ByteBuffer.allocateDirect(8))).isEqualTo("abXYef");
      assertThat(channel.read(ByteBuffer.allocate(1), 6)).as("after the end").isEqualTo(-1);
    }
  }

  @Test
  void truncatingNeverExtends() throws IOException {
    try (FileChannel channel = open()) {
      channel.write(buffer(ByteBuffer::allocate, "abcdef"), 0);
      channel.truncate(100);
      assertThat(channel.size()).isEqualTo(6);
      channel.truncate(2);
      assertThat(channel.size()).isEqualTo(2);
    }
  }

  @Test
  void anInterruptedThreadDoesNotCloseIt() throws IOException {
    try (FileChannel channel = open()) {
      Thread.currentThread().interrupt();
      channel.write(buffer(ByteBuffer::allocate, "ab"), 0);
      channel.force(true);
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
      assertThat(read(channel, ByteBuffer.allocate(2))).isEqualTo("ab");
    }
  }

  private FileChannel open() throws IOException {
    return UninterruptedFileChannel.open(folder.resolve("file").toString(), "rw");
  }

  private static ByteBuffer buffer(IntFunction<ByteBuffer> allocation, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return allocation.apply(bytes.length).put(bytes).flip();
  }

  private static String read(FileChannel channel, ByteBuffer target) throws IOException {
    channel.read(target, 0);
    byte[] bytes = new byte[target.flip().remaining()];
    target.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
