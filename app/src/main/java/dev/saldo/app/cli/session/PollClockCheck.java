package dev.saldo.app.cli.session;

import dev.saldo.app.format.ReadableNumberText;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.jooq.HistoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Detects machines whose clocks differ: their readings of an account get out of order, which looks
 * like usage and top-ups that never happened.
 */
public final class PollClockCheck {

  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private PollClockCheck() {}

  /**
   * Returns a warning for each sign of a wrong clock.
   *
   * @param selection the accounts that are polled
   * @param clock the clock of this machine
   */
  public static List<String> warnings(BalanceHistory history, Selection selection, Clock clock) {
    List<String> warnings = new ArrayList<>();
    HistoryStore.findDatabaseTime(history)
        .flatMap(time -> difference(time, clock.instant()))
        .ifPresent(warnings::add);
    newest(history, selection)
        .filter(series -> isAhead(series.last().observedAt(), clock.instant()))
        .map(series -> explain(series, clock.instant()))
        .ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<String> difference(Instant database, Instant here) {
    if (isAhead(database, here)) {
      return Optional.of(
          "this machine's clock is %s behind the database server's; correct one of them"
              .formatted(length(here, database)));
    }
    return isAhead(here, database)
        ? Optional.of(
            "this machine's clock is %s ahead of the database server's; correct one of them"
                .formatted(length(database, here)))
        : Optional.empty();
  }

  private static Optional<Series> newest(BalanceHistory history, Selection selection) {
    return history.series(selection).stream()
        .max(Comparator.comparing(series -> series.last().observedAt()));
  }

  private static String explain(Series series, Instant here) {
    Instant newest = series.last().observedAt();
    return "the newest reading of %s, at %s, is %s ahead of this machine's clock; correct the clocks of the machines that poll it"
        .formatted(series.key().account(), newest, length(here, newest));
  }

  private static boolean isAhead(Instant later, Instant earlier) {
    return Duration.between(earlier, later).compareTo(TOLERANCE) > 0;
  }

  private static String length(Instant from, Instant to) {
    return ReadableNumberText.span(Duration.between(from, to));
  }
}
