package dev.saldo.app.format.text;

import dev.saldo.report.Cell;
import dev.saldo.report.Table.Column;
import dev.saldo.spi.FailureReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Colours of a terminal. They repeat what words say, so that nothing is lost without them. */
public enum Ink {
  /** As the terminal writes. */
  NORMAL(""),
  /** A heading. */
  BOLD("1"),
  /** What matters least. */
  DIM("2"),
  /** Something failed. */
  RED("31"),
  /** Something needs attention. */
  YELLOW("33"),
  /** What was used, in a plot. */
  MAGENTA("35"),
  /** The level, in a plot. */
  CYAN("36");

  private static final String ESCAPE = "\u001b[";
  private static final Set<String> KEYS = Set.of("state", "outcome");
  private static final Set<String> BAD = bad();
  private static final Map<String, Ink> STATES =
      Map.of("low", YELLOW, "stale", YELLOW, "never-read", DIM);

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  static Ink of(Column column, Cell cell) {
    if (cell instanceof Cell.Unknown unknown && unknown.instead().isEmpty()) {
      return DIM;
    }
    if (cell instanceof Cell.Text text && KEYS.contains(column.key())) {
      return BAD.contains(text.text()) ? RED : STATES.getOrDefault(text.text(), NORMAL);
    }
    return NORMAL;
  }

  private static Set<String> bad() {
    Stream<String> reasons =
        Arrays.stream(FailureReason.values())
            .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return Stream.concat(reasons, Stream.of("failing", "failed", "refused"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the name of this colour for a style sheet. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
  }
}
