import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Checks or rewrites the format of the repository's sources: {@code SourceFormat check|write FOLDER
 * INDEX}, started in the root.
 *
 * <p>Java sources follow google-java-format, which parses with the compiler of the JDK that runs
 * it. Text files have no trailing white space and end with a newline. The index remembers formatted
 * files, so that the next run reads only changed ones.
 */
final class SourceFormat {

  private static final Pattern JAVA = Pattern.compile("(.*/)?(src/\\w+/java/.*|\\.ci/\\w+)\\.java");
  private static final Pattern TEXT =
      Pattern.compile(
          "[^/]+\\.md|(docs|examples|\\.github)/.*\\.(md|yml)|(.*/)?src/.*\\.(sql|yaml|json)|(.*/)?pom\\.xml|\\.ci/\\w[\\w-]*");
  private static final Pattern TRAILING_SPACE = Pattern.compile("[ \\t]+(?=\\r?\\n|\\z)");
  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".idea", ".vscode");

  private final Path root;
  private final boolean write;
  private final Map<String, String> formattedFiles = new ConcurrentSkipListMap<>();
  private final Set<String> wrong = new ConcurrentSkipListSet<>();

  private SourceFormat(Path root, boolean write) {
    this.root = root;
    this.write = write;
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    SourceFormat format = new SourceFormat(root, arguments[0].equals("write"));
    Path index = Path.of(arguments[2]);
    format.visit(root.resolve(arguments[1]).normalize(), readIndex(index));
    format.writeIndex(index);
    if (!format.wrong.isEmpty()) {
      System.err.println("not formatted; run 'mvn -q -N -Pformat validate':");
      format.wrong.forEach(line -> System.err.println("  " + line));
      System.exit(1);
    }
  }

  private void visit(Path folder, Map<String, String> known) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return SKIPPED_FOLDERS.contains(String.valueOf(directory.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    formattedFiles.putAll(known);
    files.parallelStream().forEach(this::visitFile);
  }

  private void visitFile(Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    boolean java = JAVA.matcher(name).matches();
    if (!java && !TEXT.matcher(name).matches()) {
      return;
    }
    try {
      if (stamp(file).equals(formattedFiles.get(name))) {
        return;
      }
      String source = Files.readString(file);
      String formatted = java ? formatJava(source) : formatText(source);
      if (!formatted.equals(source)) {
        formattedFiles.remove(name);
        if (!write) {
          wrong.add(name);
          return;
        }
        Files.writeString(file, formatted);
        System.out.println("formatted " + name);
      }
      formattedFiles.put(name, stamp(file));
    } catch (FormatterException e) {
      wrong.add(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String formatJava(String source) throws FormatterException {
    String formatted = new Formatter().formatSource(source);
    String used = RemoveUnusedImports.removeUnusedImports(formatted);
    return ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
  }

  private static String formatText(String source) {
    String trimmed = TRAILING_SPACE.matcher(source).replaceAll("");
    return trimmed.isEmpty() ? "" : trimmed.stripTrailing() + "\n";
  }

  private static String stamp(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  /** Returns the path of the formatter's jar: an index of another formatter is not valid. */
  private static String header() {
    return Formatter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static Map<String, String> readIndex(Path index) throws IOException {
    Map<String, String> known = new TreeMap<>();
    if (!Files.exists(index)) {
      return known;
    }
    List<String> lines = Files.readAllLines(index);
    if (lines.isEmpty() || !lines.getFirst().equals(header())) {
      return known;
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      known.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return known;
  }

  private void writeIndex(Path index) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(header());
    formattedFiles.forEach(
        (name, stamp) -> {
          if (Files.exists(root.resolve(name))) {
            lines.add(name + "\t" + stamp);
          }
        });
    Files.createDirectories(index.getParent());
    Files.write(index, lines);
  }
}
