import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the licences of the jars in the archive: a table from the bill of materials, and the texts
 * that the jars contain. Runs on the class path of the archive.
 */
final class LicenceTexts {

  private static final Pattern TEXT =
      Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);

  private LicenceTexts() {}

  public static void main(String[] args) throws IOException {
    if (!Files.exists(Path.of(args[0]))) {
      System.err.println(args[0] + " is missing; Maven writes it only online: run it once without -o");
      System.exit(1);
    }
    Path folder = Path.of(args[1]);
    Map<String, String> rows = new TreeMap<>();
    for (JsonNode part : new JsonMapper().readTree(Path.of(args[0])).path("components")) {
      String name = part.path("name").asString() + "-" + part.path("version").asString();
      if (!part.path("group").asString().equals("dev.saldo")) {
        rows.put(name, "| %s | %s | ".formatted(name, licences(part)));
      }
    }
    for (String place : System.getProperty("java.class.path").split(Pattern.quote(":"))) {
      String name = Path.of(place).getFileName().toString().replaceFirst("\\.jar$", "");
      if (rows.containsKey(name)) {
        rows.computeIfPresent(name, (key, row) -> row + texts(Path.of(place), folder) + " |");
      }
    }
    StringBuilder table = new StringBuilder("# Licences\n\n");
    table.append("Saldo is under the [Apache License 2.0](../LICENSE). It uses these libraries:\n\n");
    table.append("| library | licence | texts in its jar |\n|---|---|---|\n");
    rows.values().forEach(row -> table.append(row.endsWith("|") ? row : row + "|").append('\n'));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("README.md"), table);
  }

  private static String licences(JsonNode part) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode one : part.path("licenses")) {
      JsonNode licence = one.path("license");
      names.add(
          one.path("expression")
              .asString(licence.path("id").asString(licence.path("name").asString("unknown"))));
    }
    return String.join(", ", names);
  }

  /** Copies the texts of a jar and returns links to them. */
  private static String texts(Path jar, Path folder) {
    List<String> links = new ArrayList<>();
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        if (!entry.isDirectory() && TEXT.matcher(entry.getName()).matches()) {
          String file = entry.getName().replaceFirst(".*/", "");
          Files.createDirectories(folder.resolve(name));
          Files.write(folder.resolve(name).resolve(file), zip.getInputStream(entry).readAllBytes());
          links.add("[%s](%s/%s)".formatted(file, name, file));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(jar + " cannot be read", e);
    }
    return String.join(", ", links);
  }
}
