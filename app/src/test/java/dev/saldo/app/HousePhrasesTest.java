package dev.saldo.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Searches shipped sources and documents for phrases that docs/style.md replaces. */
final class HousePhrasesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path STYLE = Path.of("docs/style.md");
  private static final Path LIST = Path.of("src/test/resources/dev/saldo/app/phrases.txt");

  /** The text between two words of a phrase, such as a line break in a comment or a string. */
  private static final String GAP = "[\\s*/#+\"]+";

  private record Phrase(String words, Pattern pattern, String longestWord, String instead) {

    static Phrase of(String words, String instead) {
      String[] each = words.toLowerCase(Locale.ROOT).split(" ");
      String pattern = Arrays.stream(each).map(Pattern::quote).collect(joining(GAP));
      return new Phrase(
          words,
          Pattern.compile("(?<![\\w-])" + pattern + "(?![\\w-])"),
          Collections.max(List.of(each), Comparator.comparing(String::length)),
          instead);
    }

    /** Returns where the phrase occurs in a text in lower case. */
    List<String> findings(String file, String text) {
      if (!text.contains(longestWord)) { // much faster than the pattern
        return List.of();
      }
      return pattern
          .matcher(text)
          .results()
          .map(
              found -> {
                long line =
                    1 + text.substring(0, found.start()).chars().filter(c -> c == '\n').count();
                return "%s:%d: '%s'; write: %s".formatted(file, line, words, instead);
              })
          .toList();
    }
  }

  @Test
  void noTextContainsAPhraseThatTheStyleReplaces() throws IOException {
    List<Phrase> phrases = phrases();
    List<String> findings = new ArrayList<>();
    for (Path file : files()) {
      String text = text(file).toLowerCase(Locale.ROOT);
      String name = ROOT.relativize(file).toString();
      phrases.forEach(phrase -> findings.addAll(phrase.findings(name, text)));
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void sourcesResourcesAndDocumentsAreRead() throws IOException {
    assertThat(files())
        .hasSizeGreaterThan(400)
        .contains(
            ROOT.resolve("README.md"),
            ROOT.resolve("docs/decisions/README.md"),
            ROOT.resolve("app/src/main/resources/dev/saldo/app/cli/command/saldo.yaml"),
            ROOT.resolve("core/src/main/java/dev/saldo/spi/Balance.java"))
        .doesNotContain(ROOT.resolve(STYLE));
  }

  @Test
  void aPhraseIsFoundAcrossLines() {
    Phrase phrase = Phrase.of("go on where", "resume");
    assertThat(phrase.findings("A.java", "x\n * copies go on\n * where they stopped."))
        .containsExactly("A.java:2: 'go on where'; write: resume");
    assertThat(phrase.findings("A.java", "cargo on where, go on wherever")).isEmpty();
  }

  private static List<Phrase> phrases() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .map(parts -> Phrase.of(parts[0], parts[1]))
        .toList();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT)) {
      for (Path entry : top.toList()) {
        if (Files.isDirectory(entry.resolve("src/main"))) {
          files.addAll(filesUnder(entry.resolve("src/main")));
        } else if (entry.toString().endsWith(".md")) {
          files.add(entry);
        }
      }
    }
    filesUnder(ROOT.resolve("docs")).stream()
        .filter(file -> file.toString().endsWith(".md") && !file.equals(ROOT.resolve(STYLE)))
        .forEach(files::add);
    return files;
  }

  private static List<Path> filesUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Returns the text of a file, which is empty for a picture. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return "";
    }
  }
}
