package dev.saldo.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Standard output that keeps its last exception, which a print stream would discard. */
final class CheckedStandardOutput extends OutputStream {

  private final OutputStream out;
  private @Nullable IOException failure;

  CheckedStandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Returns why output was lost; null if none was, or if the reader closed the pipe. */
  @Nullable IOException loss() {
    IOException lost = failure;
    boolean closedByReader =
        lost != null && String.valueOf(lost.getMessage()).contains("Broken pipe");
    return closedByReader ? null : lost;
  }
}
