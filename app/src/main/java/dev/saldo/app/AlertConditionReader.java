package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.References;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.app.AlertEntry.Recovers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the condition of a rule. */
final class AlertConditionReader {

  private static final String WHEN = "when";
  private static final String RECOVERS = "recovers";
  private static final BigDecimal BALANCE_MARGIN = new BigDecimal("0.2");
  private static final int RUNWAY_MARGIN = 3;

  private final References references;
  private final ConfigurationProblems problems;
  private final ZoneId zone;

  /**
   * Creates a reader.
   *
   * @param problems collects the problems
   * @param zone the time zone of days where a rule states none
   */
  AlertConditionReader(References references, ConfigurationProblems problems, ZoneId zone) {
    this.references = references;
    this.problems = problems;
    this.zone = zone;
  }

  /** Returns the level from which a balance is no longer low if the user states none. */
  static BigDecimal recovery(BigDecimal threshold) {
    return threshold.add(threshold.abs().multiply(BALANCE_MARGIN));
  }

  /** Returns the time from which a runway is no longer short if the user states none. */
  static Duration recovery(Duration threshold) {
    return threshold.plus(threshold.dividedBy(RUNWAY_MARGIN));
  }

  /** Returns the condition of a rule; empty if it is wrong. */
  Optional<AlertCondition> read(AlertEntry entry, Mapping rule, String path) {
    Mapping written = entry.when();
    String place = path + "." + WHEN;
    if (written.entries().size() != 1) {
      problems.add(
          written.entries().isEmpty() ? rule.line() : written.line(),
          place,
          "needs one condition, such as {runway-below: 3d}");
      return Optional.empty();
    }
    Optional<AlertEntry.When> bound = bind(AlertEntry.When.class, written, place);
    String key = written.entries().firstEntry().getKey();
    ConfigurationNode node = written.entries().firstEntry().getValue();
    String at = place + "." + key;
    refuseRecovery(key, rule, path);
    return bound.flatMap(when -> condition(key, when, node, at, new Recovery(entry, rule, path)));
  }

  /** The level at which the episodes of a rule end, as written. */
  private record Recovery(AlertEntry entry, Mapping rule, String path) {

    Recovers stated() {
      return entry.recovers();
    }

    int line() {
      return rule.entries().get(RECOVERS) == null
          ? rule.line()
          : rule.entries().get(RECOVERS).line();
    }

    String place() {
      return path + "." + RECOVERS;
    }
  }

  private Optional<AlertCondition> condition(
      String key, AlertEntry.When when, ConfigurationNode node, String path, Recovery recovery) {
    return switch (key) {
      case "balance-below" ->
          given(when.balanceBelow(), node, path, "500").flatMap(low -> balance(low, recovery));
      case "runway-below" ->
          length(when.runwayBelow(), node, path).flatMap(low -> runway(low, recovery));
      case "order-by" -> lead(when.orderBy(), path).map(order -> order);
      case "use-above-usual" -> unusual(when.useAboveUsual(), path);
      case "top-up-overdue" ->
          flag(when.topUpOverdue(), node, path).map(yes -> new AlertCondition.TopUpOverdue());
      case "expires-within" ->
          length(when.expiresWithin(), node, path).map(AlertCondition.ExpiresWithin::new);
      case "stale" -> length(when.stale(), node, path).map(AlertCondition.Stale::new);
      case "failing" -> length(when.failing(), node, path).map(AlertCondition.Failing::new);
      case "unauthorized" ->
          flag(when.unauthorized(), node, path).map(yes -> new AlertCondition.Unauthorized());
      case "topped-up" ->
          bind(AlertEntry.Arrived.class, when.toppedUp(), path)
              .map(arrived -> new AlertCondition.ToppedUp(arrived.least().orElse(null)));
      default -> Optional.empty();
    };
  }

  private void refuseRecovery(String key, Mapping rule, String path) {
    if (!(rule.entries().get(RECOVERS) instanceof Mapping recovers)) {
      return;
    }
    String right =
        switch (key) {
          case "balance-below" -> "balance-above";
          case "runway-below" -> "runway-above";
          default -> "";
        };
    String place = path + "." + RECOVERS;
    if (right.isEmpty()) {
      problems.add(recovers.line(), place, "applies only to balance-below and runway-below");
    } else if (!recovers.entries().containsKey(right)) {
      problems.add(recovers.line(), place, "needs '" + right + "' for " + key);
    }
  }

  private Optional<AlertCondition> balance(BigDecimal threshold, Recovery recovery) {
    BigDecimal above = recovery.stated().balanceAbove().orElseGet(() -> recovery(threshold));
    if (above.compareTo(threshold) < 0) {
      problems.add(
          recovery.line(),
          recovery.place() + ".balance-above",
          "must be at least the threshold " + threshold.toPlainString());
      return Optional.empty();
    }
    return Optional.of(new AlertCondition.BalanceBelow(threshold, above));
  }

  private Optional<AlertCondition> runway(Duration threshold, Recovery recovery) {
    Duration above = recovery.stated().runwayAbove().orElseGet(() -> recovery(threshold));
    if (above.compareTo(threshold) < 0) {
      problems.add(
          recovery.line(), recovery.place() + ".runway-above", "must be at least the threshold");
      return Optional.empty();
    }
    return Optional.of(new AlertCondition.RunwayBelow(threshold, above));
  }

  private Optional<AlertCondition> unusual(Mapping written, String path) {
    return bind(AlertEntry.Unusual.class, written, path)
        .map(unusual -> unusual.falseAlarms().doubleValue())
        .filter(
            alarms ->
                isRight(alarms > 0, written, path + ".false-alarms", "must be more than 0 a month"))
        .map(AlertCondition.UseAboveUsual::new);
  }

  private Optional<AlertCondition.OrderBy> lead(Mapping written, String path) {
    return bind(AlertEntry.Lead.class, written, path)
        .flatMap(
            lead -> {
              String days = lead.leadDays();
              boolean right =
                  isRight(
                      days.matches("\\d{1,3}d?"),
                      written,
                      path,
                      "'" + days + "' is not a number of business days such as 5d");
              Optional<BusinessCalendar> calendar = calendar(lead, written, path);
              return right
                  ? calendar.map(
                      known ->
                          new AlertCondition.OrderBy(
                              Integer.parseInt(days.replace("d", "")), known))
                  : Optional.empty();
            });
  }

  private Optional<BusinessCalendar> calendar(AlertEntry.Lead lead, Mapping written, String path) {
    Set<DayOfWeek> weekend =
        written.entries().containsKey("weekend")
            ? lead.weekend().stream()
                .flatMap(day -> day(day, written, path + ".weekend"))
                .collect(Collectors.toUnmodifiableSet())
            : Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    Set<LocalDate> holidays =
        lead.holidays().stream()
            .flatMap(day -> date(day, written, path + ".holidays"))
            .collect(Collectors.toUnmodifiableSet());
    return isRight(
            weekend.size() < DayOfWeek.values().length,
            written,
            path + ".weekend",
            "leaves no business day")
        ? Optional.of(new BusinessCalendar(weekend, holidays, lead.zone().orElse(zone)))
        : Optional.empty();
  }

  private Stream<DayOfWeek> day(String text, Mapping written, String path) {
    List<String> names = Arrays.stream(DayOfWeek.values()).map(ConstantName::kebab).toList();
    isRight(
        names.contains(text.strip()),
        written,
        path,
        "unknown day '" + text + "'" + NameSuggestions.hint(text, names));
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> ConstantName.kebab(day).equals(text.strip()));
  }

  private Stream<LocalDate> date(String text, Mapping written, String path) {
    try {
      return Stream.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException e) {
      problems.add(written.line(), path, "'" + text + "' is not a day such as 2026-12-25");
      return Stream.empty();
    }
  }

  private Optional<Duration> length(Optional<Duration> given, ConfigurationNode node, String path) {
    return given(given, node, path, "3d")
        .filter(
            length -> {
              if (!length.isPositive()) {
                problems.add(node.line(), path, "must be more than 0s");
              }
              return length.isPositive();
            });
  }

  private Optional<Boolean> flag(Optional<Boolean> given, ConfigurationNode node, String path) {
    return given.filter(
        yes -> {
          if (!yes) {
            problems.add(node.line(), path, "must be true; remove the rule to switch it off");
          }
          return yes;
        });
  }

  private <T> Optional<T> given(
      Optional<T> value, ConfigurationNode node, String path, String example) {
    if (value.isEmpty()) {
      problems.add(node.line(), path, "needs a value such as " + example);
    }
    return value;
  }

  private boolean isRight(boolean right, Mapping written, String path, String message) {
    if (!right) {
      String key = path.substring(path.lastIndexOf('.') + 1);
      ConfigurationNode node = written.entries().get(key);
      problems.add(node == null ? written.line() : node.line(), path, message);
    }
    return right;
  }

  private <R extends Record> Optional<R> bind(Class<R> type, Mapping written, String path) {
    return new ConfigurationRecordBinder(references, problems).bind(type, written, path);
  }
}
