package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The distribution says what is in it. */
final class ArchiveContentIT {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  private final Path home = Path.of(System.getProperty("saldo.distribution"));

  @Test
  void noLinkOfItsTextsIsDead() throws IOException {
    int links = 0;
    for (Path page : files(".md")) {
      Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""));
      while (link.find()) {
        links++;
        assertThat(page.resolveSibling(link.group(1)).normalize()).as(page.toString()).exists();
      }
    }
    assertThat(links).isGreaterThan(40);
  }

  @Test
  void theBillOfMaterialsListsEveryJar() throws IOException {
    JsonNode parts = new JsonMapper().readTree(home.resolve("sbom.cdx.json")).path("components");
    List<String> listed =
        parts
            .valueStream()
            .map(p -> p.path("name").asString() + "-" + p.path("version").asString())
            .toList();
    String licences = Files.readString(home.resolve("licences/README.md"));
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String name = jar.getFileName().toString().replace(".jar", "");
        assertThat(name.startsWith("saldo-app") || listed.contains(name)).as(name).isTrue();
        assertThat(name.startsWith("saldo-") || licences.contains("| " + name + " | "))
            .as(name)
            .isTrue();
      }
    }
    assertThat(licences).doesNotContain("unknown").contains("Apache-2.0");
  }

  @Test
  void hasPagesScriptsAndLaunchers() throws IOException {
    Path target = home.getParent().getParent();
    try (ZipFile zip = new ZipFile(target.resolve(home.getFileName() + ".zip").toFile())) {
      assertThat(zip.getEntry(home.getFileName() + "/bin/saldo.cmd")).isNotNull();
    }
    assertThat(home.resolve("share/man/man1/saldo-status.1")).isNotEmptyFile();
    assertThat(home.resolve("share/zsh/site-functions/_saldo")).isNotEmptyFile();
    assertThat(home.resolve("bin/saldo")).isExecutable();
    assertThat(home.resolve("bin/saldo.cmd")).content().contains("\r\n").doesNotContain("\n\n");
  }

  private List<Path> files(String extension) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.toString().endsWith(extension)).toList();
    }
  }
}
