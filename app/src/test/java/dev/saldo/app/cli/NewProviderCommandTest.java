package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewProviderCommandTest {

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory, @TempDir Path home) throws IOException {
    saldo = new CommandRun(directory);
    Path distribution = home.resolve("R&D <1>");
    Files.createDirectories(distribution.resolve("maven/dev/saldo/saldo-core/7.1.2"));
    saldo.home = Optional.of(distribution);
  }

  @Test
  void writesAWholeProject() throws IOException {
    Outcome outcome = saldo.run("providers", "new", "acme-sms");
    assertThat(outcome.err()).contains("wrote", "acme-sms", "mvn verify");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isZero();
    Path project = saldo.directory.resolve("acme-sms");
    assertThat(files(project))
        .containsExactlyInAnyOrder(
            ".gitignore",
            "README.md",
            "pom.xml",
            "src/main/java/com/example/acmesms/AcmeSmsAnswer.java",
            "src/main/java/com/example/acmesms/AcmeSmsApi.java",
            "src/main/java/com/example/acmesms/AcmeSmsConfig.java",
            "src/main/java/com/example/acmesms/AcmeSmsProvider.java",
            "src/main/resources/META-INF/services/dev.saldo.spi.BalanceProvider",
            "src/test/java/com/example/acmesms/AcmeSmsContractTest.java");
    for (String file : files(project)) {
      assertThat(project.resolve(file)).content().doesNotContain("__").endsWith("\n");
    }
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("R&amp;D &lt;1&gt;</saldo.home>", "<saldo.version>7.1.2</saldo.version>");
    assertThat(files(saldo.directory)).allMatch(file -> file.startsWith("acme-sms/"));
  }

  @Test
  void writesWhereAndInWhichPackageItIsTold() {
    Outcome outcome =
        saldo.run("providers", "new", "acme", "--dir", "my place", "--package", "org.acme.saldo");
    assertThat(outcome.exit()).isZero();
    assertThat(saldo.directory.resolve("my place/src/main/java/org/acme/saldo/AcmeProvider.java"))
        .content()
        .startsWith("package org.acme.saldo;");
  }

  @Test
  void overwritesNothingAndLeavesNothingBehind() throws IOException {
    Files.createDirectory(saldo.directory.resolve("empty"));
    saldo.write("file", "stays");
    Files.createSymbolicLink(saldo.directory.resolve("link"), Path.of("nowhere"));
    for (String name : List.of("empty", "file", "link")) {
      Outcome outcome = saldo.run("providers", "new", "acme", "--dir", name);
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("already exists and was not changed").hasLineCount(1);
    }
    assertThat(saldo.run("providers", "new", "acme", "--dir", "no/such").err())
        .contains("no such folder");
    try (Stream<Path> left = Files.list(saldo.directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("empty", "file", "link");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Acme", "1acme", "acme_sms", "-acme", "acme-", "a--b", "ä", "..", "balance"})
  void refusesNamesThatAreNone(String name) {
    refuses("is not a valid provider name", "--", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "com.Acme", "com.new.acme", "com..acme", "com.1a", "com/acme.x"})
  void refusesPackagesThatAreNone(String packageName) {
    refuses("is not a valid package", "acme", "--package", packageName);
  }

  @Test
  void refusesWhatIsTakenOrCannotBeBuilt() {
    refuses("provider 'ants' already exists", "ants");
    refuses("is reserved for Saldo", "acme", "--package", "dev.saldo.acme");
    saldo.home = Optional.of(saldo.directory);
    refuses("the provider library is missing in", "acme");
    saldo.home = Optional.empty();
    refuses("needs an unpacked distribution", "acme");
  }

  @Test
  void givesAKeywordAPackageOfItsOwn() {
    assertThat(saldo.run("providers", "new", "new").exit()).isZero();
    assertThat(saldo.directory.resolve("new/src/main/java/com/example/new_/NewProvider.java"))
        .exists();
  }

  private void refuses(String why, String... args) {
    String[] command =
        Stream.concat(Stream.of("providers", "new"), Stream.of(args)).toArray(String[]::new);
    Outcome outcome = saldo.run(command);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("saldo: ").contains(why).hasLineCount(1);
    assertThat(saldo.directory).isEmptyDirectory();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .toList();
    }
  }
}
