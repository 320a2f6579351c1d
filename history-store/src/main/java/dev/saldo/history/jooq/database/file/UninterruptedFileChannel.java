package dev.saldo.history.jooq.database.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * A channel of a file that stays open when a thread is interrupted while it reads or writes.
 * Thread-safe.
 */
final class UninterruptedFileChannel extends FileBaseDefault {

  private final RandomAccessFile file;

  /** Guards the file's own position. */
  private final Lock positioned = new ReentrantLock();

  private UninterruptedFileChannel(RandomAccessFile file) {
    this.file = file;
  }

  static UninterruptedFileChannel open(String name, String mode) throws IOException {
    return new UninterruptedFileChannel(new RandomAccessFile(name, mode));
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public int read(ByteBuffer target, long at) throws IOException {
    if (!target.hasArray()) {
      ByteBuffer copy = ByteBuffer.allocate(target.remaining());
      int count = read(copy, at);
      target.put(copy.flip());
      return count;
    }
    int offset = target.arrayOffset() + target.position();
    int count;
    positioned.lock();
    try {
      file.seek(at);
      count = file.read(target.array(), offset, target.remaining());
    } finally {
      positioned.unlock();
    }
    target.position(target.position() + Math.max(count, 0));
    return count;
  }

  @Override
  public int write(ByteBuffer source, long at) throws IOException {
    if (!source.hasArray()) {
      ByteBuffer copy = ByteBuffer.allocate(source.remaining());
      return write(copy.put(source).flip(), at);
    }
    int count = source.remaining();
    positioned.lock();
    try {
      file.seek(at);
      file.write(source.array(), source.arrayOffset() + source.position(), count);
    } finally {
      positioned.unlock();
    }
    source.position(source.limit());
    return count;
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    positioned.lock();
    try {
      if (size < file.length()) { // a channel is never extended by this
        file.setLength(size);
      }
    } finally {
      positioned.unlock();
    }
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.getFD().sync();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
