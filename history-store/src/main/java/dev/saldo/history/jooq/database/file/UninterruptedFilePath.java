package dev.saldo.history.jooq.database.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The file system through which H2 accesses a history file. An interrupted thread cannot close its
 * files, as it closes H2's default channel for every thread and permanently; and no access is
 * handed to another thread, as in H2's asynchronous file system. H2 creates paths itself, so this
 * is public.
 */
public final class UninterruptedFilePath extends FilePathWrapper {

  private static final String SCHEME = "saldo-file";

  /** The beginning of the names of its files. */
  public static final String PREFIX = SCHEME + ":";

  /** Makes this file system known to H2. */
  public static void register() {
    FilePath.register(new UninterruptedFilePath());
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return UninterruptedFileChannel.open(getBase().toString(), mode);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }
}
