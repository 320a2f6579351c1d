package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.Destination;
import dev.saldo.app.cli.option.UsageFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one command: all of them are written before the first takes its place. */
public final class OutputFiles {

  /** Writes a file. */
  @FunctionalInterface
  public interface Body {
    void write(Destination destination, OutputStream out) throws IOException;
  }

  private final Path directory;

  OutputFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes files.
   *
   * @throws OutputFault if one cannot be written; then the others are as they were
   */
  void write(List<Destination> destinations, Body body) {
    List<FileReplacement> files = new ArrayList<>();
    try {
      for (Destination destination : destinations) {
        FileReplacement file = begin(destination.file().orElseThrow(), files);
        files.add(file);
        fill(file, destination, body);
      }
      finish(files);
    } finally {
      files.forEach(OutputFiles::discard);
    }
  }

  private FileReplacement begin(Path named, List<FileReplacement> others) {
    FileReplacement file;
    try {
      file = FileReplacement.of(named, directory.resolve(named));
    } catch (IOException e) {
      throw new OutputFault(named, "nothing was written", e);
    }
    if (others.stream().anyMatch(other -> other.target().equals(file.target()))) {
      discard(file);
      throw new UsageFault("--out " + named + " stands there twice");
    }
    return file;
  }

  private static void fill(FileReplacement file, Destination destination, Body body) {
    try (OutputStream out = file.open()) {
      body.write(destination, out);
    } catch (IOException e) {
      throw new OutputFault(file.named(), "nothing was written", e);
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
        throw new OutputFault(file.named(), others + " was written", e);
      }
    }
  }

  /** Removes what is in the way of nobody: its failure does not change the result. */
  private static void discard(FileReplacement file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputFault(file.named(), "a file *.part is left beside it", e);
    }
  }
}
