package dev.saldo.app.cli.option;

import dev.saldo.app.format.CsvReportFormat;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.ReportTableView;
import dev.saldo.app.format.extract.DocumentExtraction;
import dev.saldo.app.format.text.TerminalStyle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The format and the destinations of a result. */
public final class FormatOptions {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "Format: table, wide, csv, tsv, json, jsonl, md, html or xlsx; default: by the extension of --out,"
              + " else table")
  @Nullable String output;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write to a file, completely or not at all; its extension selects the format; may be"
              + " repeated; - is standard output")
  List<Path> out = List.of();

  @Option(
      names = "--json",
      paramLabel = "FIELD",
      split = ",",
      description =
          "Only these fields of each row as JSON, separated by commas; see 'saldo schema'")
  List<String> fields = List.of();

  @Option(
      names = "--jq",
      paramLabel = "EXPRESSION",
      description = "Results of a jq expression for the JSON document, or for the rows of --json")
  @Nullable String expression;

  @Option(
      names = "--template",
      paramLabel = "TEXT",
      description =
          "A line for each row from a Mustache template, such as '{{account}} {{amount}}'")
  @Nullable String template;

  @Option(names = "--no-header", description = "Leave out the line of column names, in csv and tsv")
  boolean noHeader;

  @Mixin ReportViewOptions view = new ReportViewOptions();

  /** Returns the part of a report that is shown. */
  public ReportTableView view() {
    return view.view();
  }

  /** Sorts the rows of tables by a column if nothing else is stated; JSON has its own order. */
  public void sortUnlessStated(String column) {
    boolean document =
        destinations(OutputFormat.TABLE).stream().anyMatch(to -> to.format().isDocument());
    if (view.sort == null && !document && extraction().isEmpty()) {
      view.sort = column;
    }
  }

  /** Returns the part of the document to write; empty for a report. */
  public Optional<DocumentExtraction> extraction() {
    if (fields.isEmpty() && expression == null && template == null) {
      return Optional.empty();
    }
    if (template != null && !(fields.isEmpty() && expression == null)) {
      throw new CommandUsageException("--template applies to rows; leave out --json and --jq");
    }
    if (output != null && !output.equals("json")) {
      throw new CommandUsageException(
          "--json, --jq and --template write a part of the json document; leave out -o " + output);
    }
    return Optional.of(
        new DocumentExtraction(
            fields, Optional.ofNullable(expression), Optional.ofNullable(template)));
  }

  /** Returns whether the result goes to standard output alone, as a table. */
  public boolean isPlainTable() {
    return destinations(OutputFormat.TABLE)
        .equals(List.of(new OutputDestination(OutputFormat.TABLE, Optional.empty())));
  }

  /** Returns the destinations of a result that is always complete. */
  public List<OutputDestination> completeDestinations(OutputFormat standard) {
    if (!view().isComplete() || extraction().isPresent() || noHeader) {
      throw new CommandUsageException(
          "--columns, --sort, --state, --limit, --no-header, --json, --jq and --template do not"
              + " apply to an export, which is complete");
    }
    return destinations(standard);
  }

  /**
   * Returns the writer of a destination's format.
   *
   * @param style the style of the terminal, used by tables only
   */
  public ReportFormat writer(OutputDestination destination, TerminalStyle style) {
    ReportFormat format = destination.format().in(style);
    return noHeader && format instanceof CsvReportFormat csv ? csv.withoutHeader() : format;
  }

  /** Refuses options that do not apply to the formats of the destinations. */
  public void check() {
    List<OutputDestination> destinations = destinations(OutputFormat.TABLE);
    boolean extracted = extraction().isPresent();
    if ((extracted || destinations.stream().anyMatch(to -> to.format().isDocument()))
        && !view().isComplete()) {
      throw new CommandUsageException(
          "--columns, --sort, --state and --limit do not apply to json, which is always complete;"
              + " use csv or tsv");
    }
    if (noHeader && (extracted || destinations.stream().noneMatch(to -> to.format().isCsv()))) {
      throw new CommandUsageException("--no-header applies to csv and tsv; add -o csv or -o tsv");
    }
  }

  /**
   * Returns the destinations of the result. A single file has the format of {@code -o}, else that
   * of its extension. Of several files each has the format of its extension, and {@code -o}
   * additionally writes to standard output.
   *
   * @param standard the default format of standard output
   */
  public List<OutputDestination> destinations(OutputFormat standard) {
    Optional<OutputFormat> requested = Optional.ofNullable(output).map(OutputFormat::named);
    if (out.isEmpty() || out.equals(List.of(STANDARD_OUTPUT))) {
      return List.of(new OutputDestination(requested.orElse(standard), Optional.empty()));
    }
    if (out.size() == 1) {
      Path file = out.getFirst();
      return List.of(
          new OutputDestination(
              requested.orElseGet(() -> OutputFormat.ofFile(file)), Optional.of(file)));
    }
    List<OutputDestination> all = new ArrayList<>();
    out.forEach(
        file -> all.add(new OutputDestination(OutputFormat.ofFile(file), Optional.of(file))));
    requested.ifPresent(format -> all.add(new OutputDestination(format, Optional.empty())));
    return all;
  }
}
