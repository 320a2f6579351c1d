package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.AtomicFileReplacement;
import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.OutputFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of the command line, which the client reads and writes for the service. Only files that
 * the command line names are touched, whatever the service asks for.
 */
final class ClientFiles implements AutoCloseable {

  private final FrameChannel service;
  private final CommandRequest request;
  private final List<FileReplacement> replaced = new ArrayList<>();
  private @Nullable InputStream input;
  private @Nullable OutputStream output;
  private @Nullable IOException failure;

  ClientFiles(FrameChannel service, CommandRequest request) {
    this.service = service;
    this.request = request;
  }

  /** Answers a question of the service. */
  void answer(Frame question) throws IOException {
    try {
      reply(question);
    } catch (FrameFormatException e) {
      throw e;
    } catch (CommandUsageException e) {
      service.write(FrameType.REFUSED, String.valueOf(e.getMessage()));
    } catch (AccessDeniedException e) {
      service.write(FrameType.DENIED);
    } catch (IOException e) {
      service.write(FrameType.FAILED, OutputFileException.reason(e));
    }
  }

  private void reply(Frame question) throws IOException {
    switch (question.type()) {
      case OPEN_FILE -> open(question.text());
      case READ_FILE -> service.write(FrameType.CONTENT, read());
      case FIND_FOLDER -> {
        boolean folder = Files.isDirectory(resolve(question.text()));
        service.write(folder ? FrameType.FOLDER : FrameType.MISSING);
      }
      case REPLACE_FILE -> replace(question.texts());
      case FILE_CONTENT -> write(question.content());
      case END_FILE -> end();
      case FINISH_FILE -> {
        replacement(question.text()).finish();
        service.write(FrameType.DONE);
      }
      case DISCARD_FILE -> {
        replacement(question.text()).close();
        service.write(FrameType.DONE);
      }
      default -> throw new FrameFormatException("an unexpected frame");
    }
  }

  private Path resolve(String named) throws FrameFormatException {
    if (!HandedOverCommand.names(request, named)) {
      throw new FrameFormatException("a question for a file that the command does not name");
    }
    return request.directory().resolve(named);
  }

  private void open(String named) throws IOException {
    Path file = resolve(named);
    if (Files.isDirectory(file)) {
      service.write(FrameType.FOLDER);
      return;
    }
    closeInput();
    try {
      input = Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      service.write(FrameType.MISSING);
      return;
    }
    service.write(FrameType.DONE);
  }

  private byte[] read() throws IOException {
    InputStream opened = input;
    return opened == null ? new byte[0] : opened.readNBytes(FrameChannel.MOST_CONTENT);
  }

  private void replace(List<String> texts) throws IOException {
    if (texts.size() != 2) {
      throw new FrameFormatException("a malformed question");
    }
    Path file = resolve(texts.get(0));
    Path named = Path.of(texts.get(0));
    int keep = number(texts.get(1));
    FileReplacement begun =
        keep == 0
            ? AtomicFileReplacement.of(named, file)
            : ReplacedBackup.of(named, file.normalize(), keep);
    replaced.add(begun);
    failure = null;
    output = begun.open();
    String id = String.valueOf(replaced.size() - 1);
    service.write(FrameType.DONE, begun.target().toString(), id);
  }

  private FileReplacement replacement(String id) throws FrameFormatException {
    int at = number(id);
    if (at < 0 || at >= replaced.size()) {
      throw new FrameFormatException("an unknown file");
    }
    return replaced.get(at);
  }

  private static int number(String text) throws FrameFormatException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new FrameFormatException("a malformed number");
    }
  }

  /** Writes content; a failure is told when all of it was sent. */
  private void write(byte[] content) throws FrameFormatException {
    OutputStream opened = output;
    if (opened == null) {
      throw new FrameFormatException("content of no file");
    }
    try {
      if (failure == null) {
        opened.write(content);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void end() throws IOException {
    closeOutput();
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    service.write(FrameType.DONE);
  }

  private void closeOutput() throws IOException {
    OutputStream opened = output;
    output = null;
    if (opened != null) {
      opened.close();
    }
  }

  private void closeInput() throws IOException {
    InputStream opened = input;
    input = null;
    if (opened != null) {
      opened.close();
    }
  }

  /** Closes the files and discards what is incomplete. */
  @Override
  public void close() throws IOException {
    closeInput();
    closeOutput();
    for (FileReplacement one : replaced) {
      one.close();
    }
  }
}
