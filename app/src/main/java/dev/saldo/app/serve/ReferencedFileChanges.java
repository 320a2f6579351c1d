package dev.saldo.app.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Notices that one of the files was changed which a configuration names: a secret, a certificate or
 * a key. There may be thousands, so they are looked at every fifth time only. Not thread-safe.
 */
final class ReferencedFileChanges {

  private static final int EVERY = 5;

  private List<FileChanges> files = List.of();
  private int checks;

  /** Replaces the files. They count as unchanged now. */
  void follow(Set<Path> paths) {
    files = paths.stream().map(FileChanges::of).toList();
  }

  /** Returns whether a file was changed and has been left alone since. */
  boolean check() {
    checks++;
    if (checks % EVERY != 0) {
      return false;
    }
    boolean changed = false;
    for (FileChanges file : files) {
      changed |= file.check();
    }
    return changed;
  }
}
