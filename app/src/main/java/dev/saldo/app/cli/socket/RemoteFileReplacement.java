package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.FileReplacement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A file that the client replaces with the content that it is sent. */
final class RemoteFileReplacement implements FileReplacement {

  private final ClientDialogue client;
  private final Path named;
  private final Path target;
  private final String id;

  private RemoteFileReplacement(ClientDialogue client, Path named, Path target, String id) {
    this.client = client;
    this.named = named;
    this.target = target;
    this.id = id;
  }

  /**
   * Begins to replace a file.
   *
   * @param keep the number of backups to keep; 0 if the file is not a backup
   */
  static RemoteFileReplacement of(ClientDialogue client, Path named, int keep) throws IOException {
    Frame reply = client.ask(FrameType.REPLACE_FILE, named.toString(), String.valueOf(keep));
    if (reply.type() == FrameType.REFUSED) {
      throw new CommandUsageException(reply.text());
    }
    requireDone(reply, named);
    List<String> texts = reply.texts();
    if (texts.size() != 2) {
      throw new FrameFormatException("a malformed reply");
    }
    return new RemoteFileReplacement(client, named, Path.of(texts.get(0)), texts.get(1));
  }

  private static void requireDone(Frame reply, Path file) throws IOException {
    if (reply.type() != FrameType.DONE) {
      throw ClientDialogue.failure(reply, file.toString());
    }
  }

  @Override
  public Path named() {
    return named;
  }

  @Override
  public Path target() {
    return target;
  }

  @Override
  public OutputStream open() {
    OutputStream content = client.output(FrameType.FILE_CONTENT);
    return new BufferedOutputStream(content, FrameChannel.MOST_CONTENT) {
      @Override
      public void close() throws IOException {
        flush();
        requireDone(client.ask(FrameType.END_FILE), named);
      }
    };
  }

  @Override
  public void finish() throws IOException {
    requireDone(client.ask(FrameType.FINISH_FILE, id), named);
  }

  @Override
  public void close() throws IOException {
    if (!client.isGone()) {
      requireDone(client.ask(FrameType.DISCARD_FILE, id), named);
    }
  }
}
