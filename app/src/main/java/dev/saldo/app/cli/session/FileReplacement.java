package dev.saldo.app.cli.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A file that is replaced when its new content is complete. */
public interface FileReplacement extends AutoCloseable {

  /** Returns the file as the user named it. */
  Path named();

  /** Returns the absolute path that is replaced. */
  Path target();

  /** Opens the new content. */
  OutputStream open() throws IOException;

  /** Replaces the file. */
  void finish() throws IOException;

  /** Discards the new content, unless it replaced the file. */
  @Override
  void close() throws IOException;
}
