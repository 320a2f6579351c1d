package dev.saldo.account;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggestions of valid names for messages about an invalid one. */
public final class NameSuggestions {

  private NameSuggestions() {}

  /**
   * Returns "; did you mean 'x'?" if a choice is similar to the word, otherwise "; choices: x, y".
   */
  public static String hint(String word, Collection<String> choices) {
    Optional<String> closest =
        choices.stream()
            .min(Comparator.<String>comparingInt(c -> distance(word, c)).thenComparing(c -> c))
            .filter(c -> distance(word, c) <= Math.max(1, Math.min(letters(word), letters(c)) / 3));
    if (closest.isPresent()) {
      return "; did you mean '" + closest.get() + "'?";
    }
    return choices.isEmpty()
        ? ""
        : "; choices: " + String.join(", ", choices.stream().sorted().toList());
  }

  /** Returns "; did you mean 'X/Y'?" if a time zone is similar, otherwise " such as X/Y". */
  public static String zoneHint(String word) {
    String hint = hint(word, ZoneId.getAvailableZoneIds());
    return hint.contains("did you mean") ? hint : " such as Africa/Accra";
  }

  /** Returns the length without the dashes of an option, which all options share. */
  private static int letters(String word) {
    return word.length() - (word.startsWith("--") ? 2 : 0);
  }

  /**
   * Returns the edit distance: insertions, deletions, replacements and swaps of neighbouring
   * letters.
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        best = Math.min(best, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
      }
    }
    return d[a.length()][b.length()];
  }
}
