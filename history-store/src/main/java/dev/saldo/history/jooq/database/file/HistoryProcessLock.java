package dev.saldo.history.jooq.database.file;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process write to a history file, or several read it. The system releases the lock when
 * the process ends, for whatever reason; the database's own lock is a second one. The lock file is
 * kept.
 */
public final class HistoryProcessLock implements AutoCloseable {

  /** Far after the text, so that the text can be read even where locked bytes cannot be. */
  private static final long LOCKED_BYTE = 1L << 40;

  /** Readers try more often than writers, because they share the lock once one of them has it. */
  private static final long READER_PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private static final long WRITER_PAUSE_NANOS = Duration.ofMillis(25).toNanos();

  /**
   * The lock files this process uses. POSIX releases a process's lock when the process closes any
   * channel of the file, so a second opening must be refused before it opens one.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private HistoryProcessLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock, after waiting for it as long as allowed.
   *
   * @throws HistoryException naming the command that has it
   */
  public static HistoryProcessLock take(HistoryFilePaths file, OpeningTerms terms)
      throws IOException {
    HistoryFilePaths.createIfMissing(file.lock(), file.database());
    Path path = file.lock().toRealPath();
    long begun = System.nanoTime();
    while (true) {
      String user = "this process has it open";
      if (HELD.add(path)) {
        FileChannel channel = open(path, terms);
        try {
          if (tryLock(channel, terms.readOnly())) {
            note(channel, terms);
            return new HistoryProcessLock(path, channel);
          }
          user = owner(path, channel);
          release(path, channel);
        } catch (Throwable e) {
          release(path, channel);
          throw e;
        }
      }
      if (Duration.ofNanos(System.nanoTime() - begun).compareTo(terms.patience()) >= 0
          || Thread.currentThread().isInterrupted()) {
        throw inUse(file, user, terms.patience());
      }
      terms.waiting().run();
      LockSupport.parkNanos(terms.readOnly() ? READER_PAUSE_NANOS : WRITER_PAUSE_NANOS);
    }
  }

  private static FileChannel open(Path path, OpeningTerms terms) throws IOException {
    boolean writable = !terms.readOnly() || Files.isWritable(path);
    OpenOption[] modes =
        writable
            ? new OpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE}
            : new OpenOption[] {StandardOpenOption.READ};
    try {
      return FileChannel.open(path, modes);
    } catch (Throwable e) {
      HELD.remove(path);
      throw e;
    }
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Records the holder of the lock, for messages only, so a full disk does not matter. */
  private static void note(FileChannel channel, OpeningTerms terms) {
    try {
      HistoryFileOwner.current(terms.command()).write(channel);
    } catch (IOException | NonWritableChannelException e) {
      // Those who wait are told of another command then.
    }
  }

  /** Names the command that has the lock; the file was last written when it took it. */
  private static String owner(Path path, FileChannel channel) throws IOException {
    Optional<HistoryFileOwner> owner = HistoryFileOwner.read(channel);
    Instant since = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
    return owner.isEmpty()
        ? "another command has it open"
        : "%s has had it open since %s".formatted(owner.get().name(), since);
  }

  private static HistoryException inUse(HistoryFilePaths file, String user, Duration patience) {
    String advice =
        patience.isZero()
            ? "try again later"
            : "try again later, or wait longer than %s s".formatted(patience.toSeconds());
    return new HistoryException("%s is in use: %s; %s".formatted(file.name(), user, advice));
  }

  private static void release(Path path, FileChannel channel) throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(path);
    }
  }

  @Override
  public void close() throws IOException {
    release(path, channel);
  }
}
