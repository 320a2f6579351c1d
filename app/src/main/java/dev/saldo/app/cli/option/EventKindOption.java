package dev.saldo.app.cli.option;

import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.history.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Parses the kinds of events. */
public final class EventKindOption {

  private static final String BY_RULE = "auto";

  private EventKindOption() {}

  /** Returns the kind that a word of {@code --kind} names. */
  public static EventKind listed(String word) {
    return find(word, kind -> true).orElseThrow(() -> unknown("--kind", word, words(kind -> true)));
  }

  /** Returns the kind that the word of {@code --as} names; empty for {@code auto}. */
  public static Optional<EventKind> said(String word) {
    List<String> choices = words(EventKind::isSayable);
    choices.add(BY_RULE);
    if (!choices.contains(word)) {
      throw unknown("--as", word, choices);
    }
    return find(word, EventKind::isSayable);
  }

  private static Optional<EventKind> find(String word, Predicate<EventKind> which) {
    return Arrays.stream(EventKind.values())
        .filter(which)
        .filter(kind -> ConstantName.kebab(kind).equals(word))
        .findFirst();
  }

  private static List<String> words(Predicate<EventKind> which) {
    return new ArrayList<>(
        Arrays.stream(EventKind.values()).filter(which).map(ConstantName::kebab).toList());
  }

  private static CommandUsageException unknown(String option, String word, List<String> choices) {
    return new CommandUsageException(
        "unknown %s '%s'%s".formatted(option, word, NameSuggestions.hint(word, choices)));
  }
}
