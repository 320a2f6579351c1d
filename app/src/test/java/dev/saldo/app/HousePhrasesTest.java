package dev.saldo.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
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

  private record Phrase(String words, String instead) {

    List<String> findings(String file, String text) {
      String pattern = Arrays.stream(words.split(" ")).map(Pattern::quote).collect(joining(GAP));
      Matcher matcher =
          Pattern.compile("(?<![\\w-])" + pattern + "(?![\\w-])", Pattern.CASE_INSENSITIVE)
              .matcher(text);
      List<String> findings = new ArrayList<>();
      while (matcher.find()) {
        long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        findings.add("%s:%d: '%s'; write: %s".formatted(file, line, words, instead));
      }
      return findings;
    }
  }

  @Test
  void noTextContainsAPhraseThatTheStyleReplaces() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : files()) {
      String text = text(file);
      phrases()
          .forEach(
              phrase -> findings.addAll(phrase.findings(ROOT.relativize(file).toString(), text)));
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
  void aPhraseIsFoundInAnyCaseAndAcrossLines() {
    Phrase phrase = new Phrase("go on where", "resume");
    assertThat(phrase.findings("A.java", "x\n * Copies go on\n * Where they stopped."))
        .containsExactly("A.java:2: 'go on where'; write: resume");
    assertThat(phrase.findings("A.java", "cargo on where, go on wherever")).isEmpty();
  }

  private static List<Phrase> phrases() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .map(parts -> new Phrase(parts[0], parts[1]))
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
