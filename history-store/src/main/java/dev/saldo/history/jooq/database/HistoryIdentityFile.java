package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
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
 * A copy of the ledger next to the database, which reveals a database that has lost data: H2
 * silently opens a truncated file as one with less in it.
 *
 * <p>Two lines with checksums, each padded to a disk block, are written alternately and in place: a
 * crash damages at most the one being written. A line is written after its transaction is on disk,
 * so the file may lag the database but is never ahead of it. It does not use a channel, because the
 * interruption of a thread would close that permanently.
 */
final class HistoryIdentityFile implements AutoCloseable {

  private static final int BLOCK = 512;
  private static final String FORM = "saldo-history-1";

  private final RandomAccessFile content;

  private HistoryIdentityFile(RandomAccessFile content) {
    this.content = content;
  }

  /**
   * Returns the ledger in the file; empty if there is no file.
   *
   * @throws HistoryException if neither line is valid
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
                        "%s is damaged, so the history next to it cannot be checked for lost data: restore it, or delete it to accept the history as it is"
                            .formatted(file))));
  }

  /**
   * Opens the file, creating it if there is none, and writes the ledger to it.
   *
   * @param model the file whose readers and writers may read and write this one
   */
  static HistoryIdentityFile open(Path file, Path model, HistoryLedger ledger) throws IOException {
    if (!Files.exists(file)) {
      Path made = file.resolveSibling(file.getFileName() + ".new");
      HistoryFilePaths.createIfMissing(made, model);
      Files.write(made, block(ledger));
      HistoryFilePaths.replace(made, file);
    }
    HistoryIdentityFile opened = new HistoryIdentityFile(new RandomAccessFile(file.toFile(), "rw"));
    opened.write(ledger);
    return opened;
  }

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
