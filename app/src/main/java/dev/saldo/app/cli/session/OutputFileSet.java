package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.OutputDestination;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one command: all of them are written before the first takes its place. */
public final class OutputFileSet {

  /** Writes a file. */
  @FunctionalInterface
  public interface Body {
    void write(OutputDestination destination, OutputStream out) throws IOException;
  }

  private final Path directory;

  OutputFileSet(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes files.
   *
   * @throws OutputFileException if one cannot be written; then the others are as they were
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
      throw new CommandUsageException("--out " + named + " stands there twice");
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

  /** Removes what is in the way of nobody: its failure does not change the result. */
  private static void discard(AtomicFileReplacement file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputFileException(file.named(), "a file *.part is left beside it", e);
    }
  }
}
