package dev.saldo.app.cli.option;

import dev.saldo.app.format.ReportRowOrder;
import dev.saldo.app.format.ReportTableView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose rows and columns of a table. */
public final class ReportViewOptions {

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Only these columns, named as in csv, separated by commas")
  List<String> columns = List.of();

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description = "Sort the rows by a column; COLUMN:desc for the largest first")
  @Nullable String sort;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Only rows in these states, separated by commas")
  List<String> states = List.of();

  @Option(names = "--limit", paramLabel = "COUNT", description = "At most this many rows")
  @Nullable Integer limit;

  /** Returns the part of a report that is shown; refuses a limit below 1. */
  ReportTableView view() {
    if (limit != null && limit < 1) {
      throw new CommandUsageException("--limit must be 1 or more, not " + limit);
    }
    return new ReportTableView(
        columns,
        Optional.ofNullable(sort).map(ReportRowOrder::parse),
        new LinkedHashSet<>(states),
        limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
  }
}
