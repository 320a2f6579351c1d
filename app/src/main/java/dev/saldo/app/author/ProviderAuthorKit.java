package dev.saldo.app.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a distribution for provider authors: a directory laid out as a Maven repository, with
 * the library, the test kit and their poms.
 *
 * @param home the directory of the distribution, absolute
 * @param version the version of the library in it
 */
public record ProviderAuthorKit(Path home, String version) {

  /** Returns the kit of a distribution, or empty if it has none. */
  public static Optional<ProviderAuthorKit> in(Path home) throws IOException {
    Path versions = home.resolve("maven/dev/saldo/saldo-core");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      List<String> found = folders.map(folder -> String.valueOf(folder.getFileName())).toList();
      return found.size() == 1
          ? Optional.of(new ProviderAuthorKit(home, found.getFirst()))
          : Optional.empty();
    }
  }
}
