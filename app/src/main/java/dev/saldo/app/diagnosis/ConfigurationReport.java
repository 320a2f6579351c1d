package dev.saldo.app.diagnosis;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Every problem of a configuration, errors first. Immutable and thread-safe.
 *
 * @param file the configuration file, absolute
 * @param version the version of Saldo
 * @param problems the problems
 */
public record ConfigurationReport(
    String file, String version, List<ConfigurationProblem> problems) {

  private static final TableColumns<ConfigurationProblem> COLUMNS =
      TableColumns.<ConfigurationProblem>begin()
          .cell("severity", "severity", ConfigurationReport::severity)
          .text("file", "file", ConfigurationProblem::file)
          .number("line", "line", problem -> BigDecimal.valueOf(problem.line()))
          .text("problem", "problem", ConfigurationProblem::text);

  public ConfigurationReport {
    problems = List.copyOf(problems);
  }

  /** Returns the number of errors. */
  public long errors() {
    return problems.stream().filter(ConfigurationProblem::error).count();
  }

  /** Returns the problems as a table. */
  public Table table() {
    return COLUMNS.table("Configuration", ZoneOffset.UTC, problems);
  }

  private static Cell severity(ConfigurationProblem problem) {
    return problem.error()
        ? new Cell.Status("error", Severity.FAILURE)
        : new Cell.Status("warning", Severity.WARNING);
  }
}
