package dev.saldo.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Notices that a file was changed, once it has been left alone for a moment. A file that is missing
 * for a moment, while an editor replaces it, is no change.
 */
final class FileChanges {

  private final Path file;
  private State known;
  private State seen;

  /** The state of a file. */
  private record State(FileTime modifiedAt, long size, Object key) {}

  private FileChanges(Path file) {
    this.file = file;
    this.known = state(new State(FileTime.fromMillis(0), -1, ""));
    this.seen = known;
  }

  static FileChanges of(Path file) {
    return new FileChanges(file);
  }

  /** Returns whether the file was changed and is the same as at the previous check. */
  synchronized boolean check() {
    State now = state(known);
    boolean settled = now.equals(seen);
    seen = now;
    if (now.equals(known) || !settled) {
      return false;
    }
    known = now;
    return true;
  }

  /** Returns whether the file differs from what is known, even if it is being written. */
  synchronized boolean isChanged() {
    return !state(known).equals(known);
  }

  /** Takes the file as it is now, so that an earlier change is none. */
  synchronized void accept() {
    known = state(known);
    seen = known;
  }

  private State state(State otherwise) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
    } catch (IOException e) {
      return otherwise;
    }
  }
}
