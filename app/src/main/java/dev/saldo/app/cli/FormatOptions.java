package dev.saldo.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How and where a result is written. */
final class FormatOptions {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, csv, json or md; default: what --out ends in, else table.")
  @Nullable String output;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file, whole or not at all; its ending picks the format.")
  @Nullable Path out;

  /** Returns the format asked for. */
  OutputFormat format() {
    if (output != null) {
      return OutputFormat.named(output);
    }
    return Optional.ofNullable(out).map(OutputFormat::ofFile).orElse(OutputFormat.TABLE);
  }
}
