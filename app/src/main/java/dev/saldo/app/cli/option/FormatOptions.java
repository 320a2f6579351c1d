package dev.saldo.app.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How and where a result is written. */
public final class FormatOptions {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "table, csv, json, jsonl, md, html or xlsx; default: what --out ends in, else table.")
  @Nullable String output;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write to a file, whole or not at all; its ending picks the format. May be repeated.")
  List<Path> out = List.of();

  /**
   * Returns where the result goes, and how. One file is written as {@code -o} says, else as its
   * ending says; of several each is written as its ending says, and {@code -o} is for standard
   * output besides.
   *
   * @param usual what standard output gets unless something else is said
   */
  public List<OutputDestination> destinations(OutputFormat usual) {
    Optional<OutputFormat> asked = Optional.ofNullable(output).map(OutputFormat::named);
    if (out.isEmpty()) {
      return List.of(new OutputDestination(asked.orElse(usual), Optional.empty()));
    }
    if (out.size() == 1) {
      Path file = out.getFirst();
      return List.of(
          new OutputDestination(
              asked.orElseGet(() -> OutputFormat.ofFile(file)), Optional.of(file)));
    }
    List<OutputDestination> all = new ArrayList<>();
    out.forEach(
        file -> all.add(new OutputDestination(OutputFormat.ofFile(file), Optional.of(file))));
    asked.ifPresent(format -> all.add(new OutputDestination(format, Optional.empty())));
    return all;
  }
}
