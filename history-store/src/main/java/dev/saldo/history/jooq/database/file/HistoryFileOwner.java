package dev.saldo.history.jooq.database.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The process that uses a history file, as recorded in the lock file.
 *
 * @param pid the process
 * @param command its command; empty if unknown
 */
record HistoryFileOwner(long pid, String command) {

  private static final int BYTES = 256;
  private static final int MOST_LETTERS = 60;

  /** Returns this process. */
  static HistoryFileOwner current(String command) {
    return new HistoryFileOwner(ProcessHandle.current().pid(), command);
  }

  /** Returns the process recorded in a lock file; empty if it has ended or recorded nothing. */
  static Optional<HistoryFileOwner> read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(BYTES);
    channel.read(text, 0);
    String[] words =
        new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII)
            .strip()
            .split(" ", 2);
    if (!words[0].matches("\\d{1,10}")) {
      return Optional.empty();
    }
    HistoryFileOwner owner =
        new HistoryFileOwner(Long.parseLong(words[0]), words.length < 2 ? "" : words[1]);
    return Optional.of(owner).filter(at -> ProcessHandle.of(at.pid()).isPresent());
  }

  /** Overwrites the file in one write, so that no reader sees a partial record. */
  void write(FileChannel channel) throws IOException {
    String words = pid + " " + plain(command);
    byte[] text = "%-255s\n".formatted(words).getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(text), 0);
  }

  private static String plain(String command) {
    String plain = command.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.substring(0, Math.min(plain.length(), MOST_LETTERS));
  }

  /** Returns its name for commands that wait. */
  String name() {
    return command.isEmpty() ? "process " + pid : "'%s' (process %d)".formatted(command, pid);
  }
}
