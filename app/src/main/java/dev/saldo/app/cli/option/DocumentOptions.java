package dev.saldo.app.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The format and the destination of a list of findings. */
public final class DocumentOptions {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "Format: table, wide, csv, tsv, json, jsonl, md, html or xlsx; default: table")
  @Nullable String output;

  @Option(names = "--json", description = "The same as -o json")
  boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file; its extension selects the format")
  @Nullable Path out;

  /** Returns whether a format that only this command knows is requested. */
  public boolean isRequested(String format) {
    return format.equals(output);
  }

  /** Returns the file to write; empty for standard output. */
  public Optional<Path> file() {
    return Optional.ofNullable(out);
  }

  /** Returns the destination of the result. */
  public List<OutputDestination> destinations() {
    Path file = out;
    OutputFormat format = file == null ? OutputFormat.TABLE : OutputFormat.ofFile(file);
    if (json) {
      format = OutputFormat.JSON;
    } else if (output != null) {
      format = OutputFormat.named(output);
    }
    return List.of(new OutputDestination(format, Optional.ofNullable(file)));
  }
}
