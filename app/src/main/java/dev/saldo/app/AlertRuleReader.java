package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.References;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.EscalationStep;
import dev.saldo.alert.QuietHours;
import dev.saldo.alert.ScopedAlertRule;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules under {@code alerts}. */
final class AlertRuleReader {

  private static final String ALERTS = "alerts";

  private final References references;
  private final ConfigurationProblems problems;
  private final ZoneId zone;
  private final KnownNames known;
  private final AlertConditionReader conditions;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * The names that rules may refer to.
   *
   * @param accounts the accounts of the file
   * @param tags their tags
   * @param providers their providers
   * @param channels the channels of the file
   */
  record KnownNames(
      Collection<String> accounts,
      Collection<String> tags,
      Collection<String> providers,
      Collection<String> channels) {}

  /**
   * Creates a reader.
   *
   * @param problems collects the problems
   * @param zone the time zone of days and hours where a rule states none
   */
  AlertRuleReader(
      References references, ConfigurationProblems problems, ZoneId zone, KnownNames known) {
    this.references = references;
    this.problems = problems;
    this.zone = zone;
    this.known = known;
    this.conditions = new AlertConditionReader(references, problems, zone);
  }

  /**
   * Returns the rules in the order of the file.
   *
   * @param taken the names of the rules that accounts state themselves, which no other may have
   */
  List<ScopedAlertRule> read(Mapping file, Set<String> taken) {
    List<ScopedAlertRule> rules = new ArrayList<>();
    if (file.entries().get(ALERTS) instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Mapping written) {
          rule(AlertConditionForm.normalize(written), ALERTS + "[" + i + "]", taken)
              .ifPresent(rules::add);
        }
      }
    }
    return rules;
  }

  private Optional<ScopedAlertRule> rule(Mapping written, String place, Set<String> taken) {
    Optional<AlertEntry> bound = bind(AlertEntry.class, written, place);
    String name = bound.map(AlertEntry::name).orElseGet(() -> text(written, "name"));
    String path = name.isEmpty() ? place : ALERTS + "." + name;
    checkName(name, written, place, path, taken);
    return bound.flatMap(entry -> rule(entry, written, path));
  }

  private void checkName(
      String name, Mapping written, String place, String path, Set<String> taken) {
    int line = line(written, "name");
    if (name.isEmpty()) {
      return;
    }
    if (!Account.isName(name)) {
      problems.add(
          line, place + ".name", "'" + name + "' is not a name (a-z 0-9 . _ -, e.g. runs-out)");
    } else if (taken.contains(name)) {
      problems.add(line, path, "an account's 'alert' already has this name; choose another");
    }
    Integer other = lines.putIfAbsent(name, line);
    if (other != null) {
      problems.add(line, path, "duplicate rule name; the other is in line " + other);
    }
  }

  private Optional<ScopedAlertRule> rule(AlertEntry entry, Mapping written, String path) {
    int before = problems.found().size();
    Optional<AlertCondition> condition = conditions.read(entry, written, path);
    if (entry.consecutive() < 1) {
      problems.add(line(written, "consecutive"), path + ".consecutive", "must be at least 1");
    }
    if (entry.repeat().filter(repeat -> !repeat.isPositive()).isPresent()) {
      problems.add(line(written, "repeat"), path + ".repeat", "must be more than 0s");
    }
    checkScope(entry, written, path);
    List<String> channels = channels(entry.channels(), written, path);
    Optional<QuietHours> quiet = quiet(entry.quiet(), written, path);
    List<EscalationStep> steps = steps(entry.escalate(), written, path);
    if (condition.isEmpty() || problems.found().size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ScopedAlertRule(
            new AlertScope(
                entry.accounts(),
                Set.copyOf(entry.tags()),
                Set.copyOf(entry.providers()),
                Set.copyOf(entry.buckets())),
            new AlertRule(
                entry.name(),
                condition.get(),
                entry.severity(),
                entry.consecutive(),
                entry.repeat().orElse(null),
                quiet.orElse(null),
                channels,
                steps)));
  }

  private void checkScope(AlertEntry entry, Mapping written, String path) {
    if (known.accounts().isEmpty()) {
      return;
    }
    for (String pattern : entry.accounts()) {
      if (known.accounts().stream().noneMatch(name -> AlertScope.matches(pattern, name))) {
        boolean any = pattern.contains("*");
        problems.add(
            line(written, "accounts"),
            path + ".accounts",
            any
                ? "no account matches '" + pattern + "'"
                : "no account '" + pattern + "'" + NameSuggestions.hint(pattern, known.accounts()));
      }
    }
    refuseUnknown("tag", "tags", entry.tags(), known.tags(), written, path);
    refuseUnknown(
        "account of provider", "providers", entry.providers(), known.providers(), written, path);
  }

  private List<String> channels(List<String> named, Mapping written, String path) {
    refuseUnknown("channel", "channels", named, known.channels(), written, path);
    return named.isEmpty() ? List.copyOf(known.channels()) : named;
  }

  private void refuseUnknown(
      String kind,
      String key,
      List<String> named,
      Collection<String> choices,
      Mapping written,
      String path) {
    named.stream()
        .filter(name -> !choices.contains(name))
        .forEach(
            name ->
                problems.add(
                    line(written, key),
                    path + "." + key,
                    "no " + kind + " '" + name + "'" + NameSuggestions.hint(name, choices)));
  }

  private Optional<QuietHours> quiet(Mapping quiet, Mapping written, String path) {
    if (!written.entries().containsKey("quiet")) {
      return Optional.empty();
    }
    String place = path + ".quiet";
    return bind(AlertEntry.Quiet.class, quiet, place)
        .flatMap(
            hours -> {
              Optional<LocalTime> from = time(hours.from(), quiet, "from", place);
              Optional<LocalTime> to = time(hours.to(), quiet, "to", place);
              if (from.isPresent() && from.equals(to)) {
                problems.add(quiet.line(), place, "must not begin and end at the same time");
                return Optional.empty();
              }
              return from.flatMap(
                  begin -> to.map(end -> new QuietHours(begin, end, hours.zone().orElse(zone))));
            });
  }

  private Optional<LocalTime> time(String text, Mapping quiet, String key, String path) {
    try {
      return Optional.of(LocalTime.parse(text.strip()));
    } catch (DateTimeException e) {
      problems.add(
          line(quiet, key), path + "." + key, "'" + text + "' is not a time such as 22:00");
      return Optional.empty();
    }
  }

  private List<EscalationStep> steps(List<AlertEntry.Step> steps, Mapping written, String path) {
    List<EscalationStep> found = new ArrayList<>();
    List<ConfigurationNode> items =
        written.entries().get("escalate") instanceof Sequence list ? list.items() : List.of();
    for (int i = 0; i < steps.size(); i++) {
      AlertEntry.Step step = steps.get(i);
      String place = path + ".escalate[" + i + "]";
      Mapping item = items.get(i) instanceof Mapping block ? block : written;
      if (!step.after().isPositive()) {
        problems.add(line(item, "after"), place + ".after", "must be more than 0s");
      } else if (!found.isEmpty() && step.after().compareTo(found.getLast().after()) <= 0) {
        problems.add(line(item, "after"), place + ".after", "must be later than the step before");
      } else if (step.channels().isEmpty()) {
        problems.add(item.line(), place, "needs channels");
      } else {
        refuseUnknown("channel", "channels", step.channels(), known.channels(), item, place);
        found.add(new EscalationStep(step.after(), step.channels()));
      }
    }
    return found;
  }

  private <R extends Record> Optional<R> bind(Class<R> type, Mapping written, String path) {
    return new ConfigurationRecordBinder(references, problems).bind(type, written, path);
  }

  private static String text(Mapping written, String key) {
    return written.entries().get(key) instanceof Scalar scalar ? scalar.text().strip() : "";
  }

  private static int line(Mapping written, String key) {
    ConfigurationNode node = written.entries().get(key);
    return node == null ? written.line() : node.line();
  }
}
