package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Repeats a history's ledger beside its database, so that a database which holds less than it did
 * is noticed: H2 opens a truncated file as an emptier one without a word.
 *
 * <p>Two lines, each padded to a disk block with a checksum, are written in turn and in place: a
 * crash spoils at most the one being written. A line is written after its transaction is on disk,
 * so the file is never ahead of the database; it may be behind. It is no channel, because the
 * interruption of a thread would close one for good.
 */
final class HistoryIdentityFile implements AutoCloseable {

  private static final int BLOCK = 512;
  private static final String FORM = "saldo-history-1";

  private final RandomAccessFile content;

  private HistoryIdentityFile(RandomAccessFile content) {
    this.content = content;
  }

  /**
   * Returns what the file says, empty if there is none.
   *
   * @throws HistoryException if it is not such a file
   */
  static Optional<HistoryLedger> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return Optional.of(
        Arrays.stream(text.split("\n", -1))
            .flatMap(line -> parse(line.strip()).stream())
            .max(Comparator.comparingLong(HistoryLedger::appends))
            .orElseThrow(
                () ->
                    new HistoryException(
                        "%s is damaged, so nothing vouches for the history beside it: restore it, or delete it to accept the history as it is"
                            .formatted(file))));
  }

  /** Begins to keep the file up to date. */
  static HistoryIdentityFile open(Path file, HistoryLedger ledger) throws IOException {
    if (!Files.exists(file)) {
      Path made = file.resolveSibling(file.getFileName() + ".new");
      HistoryFilePaths.restrict(made);
      Files.write(made, block(ledger));
      HistoryFilePaths.replace(made, file);
    }
    HistoryIdentityFile opened = new HistoryIdentityFile(new RandomAccessFile(file.toFile(), "rw"));
    opened.write(ledger);
    return opened;
  }

  /** Notes how far the history has got. */
  void write(HistoryLedger ledger) throws IOException {
    content.seek(BLOCK * (ledger.appends() % 2));
    content.write(block(ledger));
  }

  @Override
  public void close() throws IOException {
    try (content) {
      content.getFD().sync();
    }
  }

  private static byte[] block(HistoryLedger ledger) {
    String words = "%s %s %s".formatted(FORM, ledger.historyId(), ledger.appends());
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, (byte) ' ');
    byte[] line = (words + " " + checksum(words)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(line, 0, block, 0, line.length);
    block[BLOCK - 1] = '\n';
    return block;
  }

  private static Optional<HistoryLedger> parse(String line) {
    int end = line.lastIndexOf(' ');
    if (end < 0 || !checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
      return Optional.empty();
    }
    String[] words = line.split(" ", -1);
    return words.length == 4 && words[0].equals(FORM)
        ? Optional.of(new HistoryLedger(UUID.fromString(words[1]), Long.parseLong(words[2])))
        : Optional.empty();
  }

  private static String checksum(String words) {
    CRC32 crc = new CRC32();
    crc.update(words.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(crc.getValue());
  }
}
