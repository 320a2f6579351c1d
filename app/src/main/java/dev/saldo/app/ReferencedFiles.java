package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.References;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The files that a configuration names besides itself: secrets, certificates and keys. Immutable
 * and thread-safe.
 *
 * @param paths the files, absolute, whether they exist or not
 */
public record ReferencedFiles(Set<Path> paths) {

  private static final String TLS = "tls";
  private static final Set<String> TLS_FILES = Set.of("ca-file", "client-cert", "client-key");
  private static final Pattern SECRET = Pattern.compile("(?<!\\$)\\$\\{file:([^}]*)}");

  public ReferencedFiles {
    paths = Set.copyOf(paths);
  }

  /** Returns all files that a configuration names. */
  public static ReferencedFiles of(ConfiguredWorkspace workspace) {
    Set<Path> found = new TreeSet<>();
    collect(workspace.written(), workspace.references(), workspace.folder(), found);
    return new ReferencedFiles(found);
  }

  /** Returns the certificates and keys that an account or a channel names. */
  static ReferencedFiles ofTls(Mapping written, References references, Path folder) {
    Set<Path> found = new TreeSet<>();
    if (written.entries().get(TLS) instanceof Mapping block) {
      collectTls(block, references, folder, found);
    }
    return new ReferencedFiles(found);
  }

  private static void collect(
      ConfigurationNode node, References references, Path folder, Set<Path> found) {
    switch (node) {
      case Scalar scalar ->
          SECRET
              .matcher(scalar.text())
              .results()
              .map((MatchResult match) -> match.group(1))
              .forEach(path -> add(path, folder, found));
      case Sequence list -> list.items().forEach(item -> collect(item, references, folder, found));
      case Mapping block -> {
        found.addAll(ofTls(block, references, folder).paths());
        block.entries().values().forEach(one -> collect(one, references, folder, found));
      }
    }
  }

  private static void collectTls(Mapping tls, References references, Path folder, Set<Path> found) {
    tls.entries()
        .forEach(
            (key, value) -> {
              if (TLS_FILES.contains(key) && value instanceof Scalar path) {
                try {
                  add(references.resolve(path.text()), folder, found);
                } catch (IllegalArgumentException e) {
                  // The problem is reported when the account is opened.
                }
              }
            });
  }

  private static void add(String path, Path folder, Set<Path> found) {
    try {
      found.add(folder.resolve(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      // The problem is reported when the setting is read.
    }
  }
}
