package dev.saldo.app.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlPageStylesheetTest {

  private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{6});");

  /** The contrast that level AA of the Web Content Accessibility Guidelines requires of text. */
  private static final double READABLE = 4.5;

  @Test
  void everyTextHasEnoughContrast() {
    List<Map<String, String>> schemes = schemes();
    assertThat(schemes).hasSize(2);
    for (Map<String, String> scheme : schemes) {
      for (String text : List.of("text", "soft", "bad", "warn", "level", "used", "added")) {
        for (String ground : List.of("ground", "raised")) {
          assertThat(contrast(scheme.getOrDefault(text, ""), scheme.getOrDefault(ground, "")))
              .as("%s on %s", text, ground)
              .isGreaterThanOrEqualTo(READABLE);
        }
      }
    }
  }

  private static List<Map<String, String>> schemes() {
    return Pattern.compile(":root \\{[^}]*}")
        .matcher(HtmlPageStylesheet.text())
        .results()
        .map(MatchResult::group)
        .map(HtmlPageStylesheetTest::colours)
        .toList();
  }

  private static Map<String, String> colours(String rules) {
    Map<String, String> colours = new HashMap<>();
    COLOUR.matcher(rules).results().forEach(c -> colours.put(c.group(1), c.group(2)));
    return colours;
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    double[] share = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour, i * 2, i * 2 + 2, 16) / 255.0;
      share[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * share[0] + 0.7152 * share[1] + 0.0722 * share[2];
  }
}
