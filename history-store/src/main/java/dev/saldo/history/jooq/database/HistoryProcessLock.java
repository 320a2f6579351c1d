package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock that names the process using a history file. The operating system releases it however the
 * process ends; the database has a lock of its own as well. The lock file is not deleted.
 */
final class HistoryProcessLock implements AutoCloseable {

  /** Far after the text, so that the text stays readable on systems where locked bytes are not. */
  private static final long LOCKED_BYTE = 1L << 40;

  /**
   * The locks of this process. POSIX releases a process's lock when it closes any channel of the
   * file, so a second opening must be refused before it opens one.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private HistoryProcessLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock without waiting.
   *
   * @throws HistoryException if another owner has it; the message names the process
   */
  static HistoryProcessLock take(HistoryFilePaths file) throws IOException {
    HistoryFilePaths.restrict(file.lock());
    Path path = file.lock().toRealPath();
    if (!HELD.add(path)) {
      throw inUse(file, ProcessHandle.current().pid() + " (this one)");
    }
    try {
      return new HistoryProcessLock(path, channel(file));
    } catch (Throwable e) {
      HELD.remove(path);
      throw e;
    }
  }

  private static FileChannel channel(HistoryFilePaths file) throws IOException {
    FileChannel channel =
        FileChannel.open(file.lock(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw inUse(file, owner(channel));
      }
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      return channel;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static HistoryException inUse(HistoryFilePaths file, String owner) {
    return new HistoryException(
        "%s is in use by process %s: stop that process, or use another history"
            .formatted(file.name(), owner));
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
    return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(path);
    }
  }
}
