package dev.saldo.jars.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/**
 * The content of a drop-in: a jar, or a folder of jars that belong together.
 *
 * @param place the jar or the folder
 * @param jars its jars, in the order of their names
 * @param checksum the SHA-256 of the jar; for a folder, that of the names and checksums of its jars
 */
public record DropInContent(Path place, List<JarFileContent> jars, String checksum) {

  public static DropInContent read(Path place) throws UnusableJarException {
    if (!Files.isDirectory(place)) {
      JarFileContent jar = JarFileContent.read(place);
      return new DropInContent(place, List.of(jar), jar.checksum());
    }
    List<JarFileContent> jars = new ArrayList<>();
    StringBuilder sums = new StringBuilder();
    for (Path file : jarsIn(place)) {
      JarFileContent jar = readPart(file);
      jars.add(jar);
      sums.append(jar.checksum()).append("  ").append(file.getFileName()).append('\n');
    }
    if (jars.isEmpty()) {
      throw new UnusableJarException("it is a folder without a jar; copy a jar into it");
    }
    return new DropInContent(
        place, jars, JarFileContent.sha256(sums.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static JarFileContent readPart(Path file) throws UnusableJarException {
    try {
      return JarFileContent.read(file);
    } catch (UnusableJarException e) {
      throw new UnusableJarException(file.getFileName() + ": " + e.getMessage());
    }
  }

  /** Returns the jars of a folder, sorted by name. */
  public static List<Path> jarsIn(Path folder) throws UnusableJarException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      files.forEach(jars::add);
    } catch (IOException e) {
      throw new UnusableJarException("the folder cannot be read (" + e + ")");
    }
    jars.sort(null);
    return jars;
  }

  /** Returns an entry from the first jar that has it. */
  public Optional<byte[]> entry(String name) {
    return jars.stream().flatMap(jar -> Stream.ofNullable(jar.entries().get(name))).findFirst();
  }

  /** Returns the implementation version that the first jar states; empty if it states none. */
  public Optional<String> version() {
    return Optional.ofNullable(
        jars.getFirst().attributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
  }

  public boolean hasClass(String name) {
    return entry(classEntry(name)).isPresent();
  }

  /** Returns whether it has classes in a package or its subpackages. */
  public boolean hasPackage(String prefix) {
    String start = prefix.replace('.', '/');
    return jars.stream()
        .flatMap(jar -> jar.entries().keySet().stream())
        .anyMatch(name -> name.startsWith(start) && name.endsWith(".class"));
  }

  public static String classEntry(String className) {
    return className.replace('.', '/') + ".class";
  }
}
