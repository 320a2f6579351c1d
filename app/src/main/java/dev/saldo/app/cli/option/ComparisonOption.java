package dev.saldo.app.cli.option;

import dev.saldo.report.YearlyUsageReport;
import dev.saldo.usage.Step;
import org.jspecify.annotations.Nullable;

/** Parses {@code --compare}. */
public final class ComparisonOption {

  private static final String YEAR = "year";

  private ComparisonOption() {}

  /** Returns whether to compare with the year before; refuses anything else. */
  public static boolean parse(@Nullable String text, Step step) {
    if (text == null) {
      return false;
    }
    if (!text.equals(YEAR)) {
      throw new CommandUsageException("unknown period '" + text + "' of --compare: use year");
    }
    if (!YearlyUsageReport.compares(step)) {
      throw new CommandUsageException(
          "--compare year cannot compare hours, days or weeks: use --by month, quarter, year or total");
    }
    return true;
  }
}
