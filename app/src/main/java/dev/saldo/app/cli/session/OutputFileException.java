package dev.saldo.app.cli.session;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Thrown if a file cannot be written. */
public final class OutputFileException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file the file as the user named it
   * @param consequence the state of the files, such as "nothing was written"
   */
  public OutputFileException(Path file, String consequence, IOException cause) {
    super("cannot write " + file + ": " + reason(cause) + "; " + consequence, cause);
  }

  /** Returns why a file cannot be written, in one phrase. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return reason == null ? "input or output error" : reason;
  }
}
