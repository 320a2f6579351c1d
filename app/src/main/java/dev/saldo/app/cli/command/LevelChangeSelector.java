package dev.saldo.app.cli.command;

import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.event.LocatedLevelChange;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The selection of one change by account and time, optionally by bucket and unit.
 *
 * @param name the name of the account
 * @param bucket the bucket; empty if any
 * @param unit the code of the unit; empty if any
 */
record LevelChangeSelector(String name, Optional<String> bucket, Optional<String> unit) {

  private static final int SHOWN = 3;

  /** Reads {@code ACCOUNT} or {@code ACCOUNT/BUCKET}; buckets may hold slashes, accounts never. */
  static LevelChangeSelector of(String target, @Nullable String unit) {
    int slash = target.indexOf('/');
    return new LevelChangeSelector(
        slash < 0 ? target : target.substring(0, slash),
        slash < 0 ? Optional.empty() : Optional.of(target.substring(slash + 1)),
        Optional.ofNullable(unit));
  }

  Selection account() {
    return new Selection(Set.of(name), Set.of());
  }

  /** Returns the one change at a time; refuses none and several, and lists the candidates. */
  LocatedLevelChange find(BalanceHistory history, Instant at) {
    List<Series> series = series(history);
    List<LocatedLevelChange> found = LocatedLevelChange.at(history, series, at);
    if (found.isEmpty()) {
      List<Rise> near = LocatedLevelChange.nearest(history, account(), series, at, SHOWN);
      throw new CommandUsageException(
          "no change in %s at %s%s"
              .formatted(
                  name,
                  at,
                  near.isEmpty()
                      ? "; there is no rise near that time"
                      : "; nearest rises: "
                          + near.stream()
                              .map(LevelChangeSelector::describe)
                              .collect(Collectors.joining(", "))));
    }
    if (found.size() > 1) {
      throw new CommandUsageException(
          "several buckets changed at %s: %s; name one as %s/BUCKET, or with --unit"
              .formatted(
                  at,
                  found.stream()
                      .map(LevelChangeSelector::describe)
                      .collect(Collectors.joining(", ")),
                  name));
    }
    return found.getFirst();
  }

  private List<Series> series(BalanceHistory history) {
    List<Series> all = history.series(account());
    List<Series> chosen =
        all.stream()
            .filter(s -> bucket.isEmpty() || bucket.get().equals(s.key().bucket()))
            .filter(s -> unit.isEmpty() || unit.get().equals(s.key().unitCode()))
            .toList();
    if (chosen.isEmpty()) {
      List<String> buckets =
          all.stream().map(s -> s.key().bucket() + " in " + s.key().unitCode()).distinct().toList();
      String missing = bucket.orElse("any bucket") + unit.map(code -> " in " + code).orElse("");
      throw new CommandUsageException(
          "account %s has no %s%s"
              .formatted(name, missing, NameSuggestions.hint(missing, buckets)));
    }
    return chosen;
  }

  /** Returns a change as a phrase: account, bucket, amount, unit and time. */
  static String describe(LocatedLevelChange found) {
    return describe(
        found.series().key().account() + "/" + found.series().key().bucket(),
        found.change().amount(),
        found.series().key().unitCode(),
        found.change().observedAt());
  }

  private static String describe(Rise rise) {
    return describe(
        rise.series().account() + "/" + rise.series().bucket(),
        rise.amount(),
        rise.series().unitCode(),
        rise.observedAt());
  }

  private static String describe(String where, BigDecimal amount, String unit, Instant at) {
    String signed = (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
    return "%s %s %s at %s".formatted(where, signed, unit, at);
  }
}
