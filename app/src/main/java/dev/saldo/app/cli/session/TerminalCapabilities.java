package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.format.text.TerminalStyle;
import java.util.Locale;
import java.util.stream.Stream;

/** The capabilities of standard output: its width, colours and characters. */
public final class TerminalCapabilities {

  private static final int USUAL_WIDTH = 80;

  private final GlobalOptions options;
  private final ProcessEnvironment environment;

  /** Creates the capabilities of one run of the program. */
  @Inject
  public TerminalCapabilities(GlobalOptions options, ProcessEnvironment environment) {
    this.options = options;
    this.environment = environment;
  }

  TerminalStyle style() {
    return new TerminalStyle(width(), colour(), unicode(), environment.outIsTerminal());
  }

  /**
   * Returns whether a plot is drawn.
   *
   * @param shown whether the table is written to standard output
   */
  boolean plots(PlotOption.When when, boolean shown) {
    return switch (when) {
      case ALWAYS, ONLY -> true;
      case NEVER -> false;
      case AUTO ->
          shown && environment.outIsTerminal() && !isDumb() && width() >= PlotOption.NARROWEST;
    };
  }

  private boolean isDumb() {
    return environment.variable("TERM").orElse("dumb").equals("dumb");
  }

  /** Returns the width in columns; 80 if it is not known. */
  public int width() {
    return environment
        .variable("COLUMNS")
        .filter(columns -> columns.matches("[1-9]\\d{0,3}"))
        .map(Integer::valueOf)
        .orElse(USUAL_WIDTH);
  }

  private boolean colour() {
    return switch (options.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          environment.outIsTerminal() && environment.variable("NO_COLOR").isEmpty() && !isDumb();
    };
  }

  private boolean unicode() {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .flatMap(name -> environment.variable(name).stream())
        .findFirst()
        .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
        .orElse(true);
  }
}
