package dev.saldo.jars.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.saldo.spi.BalanceProvider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * The class path of child processes: the jars of the few classes they need, wherever this process
 * loaded them from. A jar within an executable jar is copied into a temporary folder of this
 * process.
 */
final class ChildClassPath {

  private static final List<Class<?>> NEEDED =
      List.of(
          ChildProcessMain.class,
          BalanceProvider.class,
          ClassReader.class,
          JsonMapper.class,
          JsonParser.class,
          JsonProperty.class);

  private static @Nullable String path;

  private ChildClassPath() {}

  /**
   * Returns the class path, as {@code -cp} takes it.
   *
   * @throws IOException if a jar cannot be read or copied
   */
  static synchronized String path() throws IOException {
    String known = path;
    if (known == null) {
      known = find();
      path = known;
    }
    return known;
  }

  private static String find() throws IOException {
    Set<String> places = new LinkedHashSet<>();
    for (Class<?> type : NEEDED) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      if (source == null || source.getLocation() == null) {
        return System.getProperty("java.class.path");
      }
      places.add(source.getLocation().toString());
    }
    return join(places);
  }

  /**
   * Returns the class path of code locations; copies those that are not files.
   *
   * @throws IOException if a jar cannot be read or copied
   */
  static String join(Collection<String> places) throws IOException {
    List<String> paths = new ArrayList<>();
    @Nullable Path copies = null;
    for (String place : places) {
      if (place.startsWith("file:")) {
        paths.add(Path.of(URI.create(place)).toString());
      } else {
        copies = copies == null ? temporaryFolder() : copies;
        paths.add(copy(place, copies.resolve("part-" + paths.size() + ".jar")).toString());
      }
    }
    return String.join(File.pathSeparator, paths);
  }

  /** Copies a jar, whose location ends in {@code !/} as that of its content. */
  private static Path copy(String place, Path target) throws IOException {
    String whole = place.endsWith("!/") ? place.substring(0, place.length() - 2) : place;
    String jar = whole.startsWith("jar:nested:") ? whole.substring("jar:".length()) : whole;
    try (InputStream content = URI.create(jar).toURL().openStream()) {
      Files.copy(content, target);
    }
    target.toFile().deleteOnExit();
    return target;
  }

  private static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("saldo-child");
    folder.toFile().deleteOnExit();
    return folder;
  }
}
