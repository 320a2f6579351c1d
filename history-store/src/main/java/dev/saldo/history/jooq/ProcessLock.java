package dev.saldo.history.jooq;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says which process uses a history file. The system takes the lock away with the process, however
 * that ends; the database's own lock stands behind it. The file stays.
 */
final class ProcessLock implements AutoCloseable {

  /** Far behind the text, so that the text can be read where locked bytes cannot. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws HistoryException naming the process that has it
   */
  static ProcessLock take(HistoryFile file) throws IOException {
    HistoryFile.restrict(file.lock());
    FileChannel channel =
        FileChannel.open(file.lock(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      if (tryLock(channel) == null) {
        throw new HistoryException(
            "%s is in use by process %s: stop that process, or use another history"
                .formatted(file.name(), owner(channel)));
      }
      taken = true;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return new ProcessLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return pid.equals(Long.toString(ProcessHandle.current().pid())) ? pid + " (this one)" : pid;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
