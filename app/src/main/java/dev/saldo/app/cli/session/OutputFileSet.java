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
  private final UserFiles files;

  OutputFileSet(Path directory, UserFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Writes the files.
   *
   * @throws OutputFileException if one cannot be written; then the others are unchanged
   */
  void write(List<OutputDestination> destinations, Body body) {
    List<FileReplacement> begun = new ArrayList<>();
    try {
      for (OutputDestination destination : destinations) {
        FileReplacement file = begin(destination.file().orElseThrow(), begun);
        begun.add(file);
        fill(file, destination, body);
      }
      finish(begun);
    } finally {
      begun.forEach(OutputFileSet::discard);
    }
  }

  private FileReplacement begin(Path named, List<FileReplacement> others) {
    FileReplacement file;
    try {
      file = files.replace(named, directory.resolve(named));
    } catch (IOException e) {
      throw new OutputFileException(named, "nothing was written", e);
    }
    if (others.stream().anyMatch(other -> other.target().equals(file.target()))) {
      discard(file);
      throw new CommandUsageException("duplicate --out " + named);
    }
    return file;
  }

  private static void fill(FileReplacement file, OutputDestination destination, Body body) {
    try (OutputStream out = file.open()) {
      body.write(destination, out);
    } catch (IOException e) {
      throw new OutputFileException(file.named(), "nothing was written", e);
    }
  }

  private static void finish(List<FileReplacement> files) {
    List<String> done = new ArrayList<>();
    for (FileReplacement file : files) {
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
  private static void discard(FileReplacement file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputFileException(
          file.named(), "a temporary file *.part is left in its folder", e);
    }
  }
}
