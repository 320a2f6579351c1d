package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.UserFiles;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of a client, which it reads and writes itself, with its own rights. */
final class RemoteUserFiles implements UserFiles, AutoCloseable {

  private final ClientDialogue client;
  private final Path database;
  private final List<Path> copies = new ArrayList<>();
  private @Nullable Path folder;

  /**
   * Creates the files of a client.
   *
   * @param database the file of the history, next to which backups are made
   */
  RemoteUserFiles(ClientDialogue client, Path database) {
    this.client = client;
    this.database = database;
  }

  @Override
  public Path obtain(String named, Path file) throws IOException {
    Path made = folder();
    Frame reply = client.ask(FrameType.OPEN_FILE, named);
    return switch (reply.type()) {
      case MISSING -> made.resolve("missing");
      case FOLDER -> made;
      case DONE -> copy(made.resolve("copy-" + copies.size()));
      default -> throw ClientDialogue.failure(reply, file.toString());
    };
  }

  private Path copy(Path copy) throws IOException {
    copies.add(copy);
    try (InputStream content = client.input(FrameType.READ_FILE)) {
      Files.copy(content, copy);
    }
    return copy;
  }

  private Path folder() throws IOException {
    Path made = folder;
    if (made == null) {
      made = Files.createTempDirectory("saldo-command-");
      folder = made;
    }
    return made;
  }

  @Override
  public boolean isFolder(Path named, Path file) {
    return client.ask(FrameType.FIND_FOLDER, named.toString()).type() == FrameType.FOLDER;
  }

  @Override
  public FileReplacement replace(Path named, Path file) throws IOException {
    return RemoteFileReplacement.of(client, named, 0);
  }

  /** Makes the backup next to the history and sends it; the client reads it back too. */
  @Override
  public HistoryVerification backUp(BalanceHistory history, Path named, Path file, int keep)
      throws IOException {
    Path place = Objects.requireNonNull(database.getParent());
    Path made = Files.createTempDirectory(place, ".saldo-backup-");
    Path backup = made.resolve("backup");
    try {
      HistoryVerification written = HistoryStore.backUp(history, backup, 1);
      send(backup, named, file, keep);
      return written;
    } finally {
      Files.deleteIfExists(backup);
      Files.deleteIfExists(made);
    }
  }

  private void send(Path backup, Path named, Path file, int keep) {
    try (FileReplacement replaced = RemoteFileReplacement.of(client, named, keep)) {
      try (OutputStream out = replaced.open()) {
        Files.copy(backup, out);
      }
      replaced.finish();
    } catch (IOException e) {
      throw new HistoryException(
          "%s cannot be used (%s): check the folder, its permissions and the free space on its disk"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Deletes the copies. */
  @Override
  public void close() throws IOException {
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
    if (folder != null) {
      Files.deleteIfExists(folder);
    }
  }
}
