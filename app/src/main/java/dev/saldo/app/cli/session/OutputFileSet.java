package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.OutputDestination;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one command. All are written before the first replaces its target. */
public final class OutputFileSet {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Body {
    void write(OutputDestination destination, OutputStream out) throws IOException;
  }

  private final Path directory;

  OutputFileSet(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes the files.
   *
   * @throws OutputFileException if one cannot be written; then the others are unchanged
   */
  void write(List<OutputDestination> destinations, Body body) {
    List<AtomicFileReplacement> files = new ArrayList<>();
    try {
      for (OutputDestination destination : destinations) {
        AtomicFileReplacement file = begin(destination.file().orElseThrow(), files);
        files.add(file);
        fill(file, destination, body);
      }
      finish(files);
    } finally {
      files.forEach(OutputFileSet::discard);
    }
  }

  private AtomicFileReplacement begin(Path named, List<AtomicFileReplacement> others) {
    AtomicFileReplacement file;
    try {
      file = AtomicFileReplacement.of(named, directory.resolve(named));
    } catch (IOException e) {
      throw new OutputFileException(named, "nothing was written", e);
    }
    if (others.stream().anyMatch(other -> other.target().equals(file.target()))) {
      discard(file);
      throw new CommandUsageException("duplicate --out " + named);
    }
    return file;
  }

  private static void fill(AtomicFileReplacement file, OutputDestination destination, Body body) {
    try (OutputStream out = file.open()) {
      body.write(destination, out);
    } catch (IOException e) {
      throw new OutputFileException(file.named(), "nothing was written", e);
    }
  }

  private static void finish(List<AtomicFileReplacement> files) {
    List<String> done = new ArrayList<>();
    for (AtomicFileReplacement file : files) {
      try {
        file.finish();
        done.add(file.named().toString());
      } catch (IOException e) {
        String others = done.isEmpty() ? "nothing" : String.join(", ", done);
        throw new OutputFileException(file.named(), others + " was written", e);
      }
    }
  }

  /** Deletes the temporary file; if that fails, says which one is left. */
  private static void discard(AtomicFileReplacement file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputFileException(
          file.named(), "a temporary file *.part is left in its folder", e);
    }
  }
}
