package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.history.Selection;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of account names: {@code *} is any text, {@code ?} any character. */
final class AccountPatterns {

  private static final Pattern WILDCARD = Pattern.compile("[*?]");

  private AccountPatterns() {}

  /**
   * Returns a selection with the known names instead of patterns. Refuses a pattern without a match
   * and an unknown name.
   *
   * @param explanation explains why a name is unknown
   */
  static Selection expand(
      Selection selection, Collection<String> known, UnaryOperator<String> explanation) {
    if (selection.everyAccount()) {
      return selection;
    }
    Set<String> names = new LinkedHashSet<>();
    selection.accounts().stream()
        .sorted()
        .forEach(name -> names.addAll(matches(name, known, explanation)));
    return new Selection(false, names, selection.providers());
  }

  private static List<String> matches(
      String name, Collection<String> known, UnaryOperator<String> explanation) {
    if (known.contains(name)) {
      return List.of(name);
    }
    if (!WILDCARD.matcher(name).find()) {
      throw new CommandUsageException(explanation.apply(name));
    }
    Pattern pattern =
        Pattern.compile(
            name.codePoints()
                .mapToObj(Character::toString)
                .map(AccountPatterns::expression)
                .collect(Collectors.joining()));
    List<String> found = known.stream().filter(text -> pattern.matcher(text).matches()).toList();
    if (found.isEmpty()) {
      throw new CommandUsageException("no account matches '" + name + "'");
    }
    return found;
  }

  private static String expression(String character) {
    return switch (character) {
      case "*" -> ".*";
      case "?" -> ".";
      default -> Pattern.quote(character);
    };
  }
}
