package dev.saldo.app.author;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** The files of a new Maven project for a provider, which builds and passes its tests unchanged. */
public final class NewProviderProject {

  private final NewProviderNames names;
  private final ProviderAuthorKit kit;

  /** Creates a project that builds against the library and test kit of a distribution. */
  public NewProviderProject(NewProviderNames names, ProviderAuthorKit kit) {
    this.names = names;
    this.kit = kit;
  }

  /** Returns the content of each file by its path in the project. */
  public SequencedMap<String, String> files() throws IOException {
    String folder = names.packageName().replace('.', '/') + "/" + names.className();
    String main = "src/main/java/" + folder;
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", text("pom.xml", true));
    files.put("README.md", text("README.md", false));
    files.put(".gitignore", text("gitignore", false));
    for (String part : new String[] {"Provider", "Config", "Api", "Answer"}) {
      files.put(main + part + ".java", text(part + ".java", false));
    }
    files.put(
        "src/main/resources/META-INF/services/dev.saldo.spi.BalanceProvider",
        text("services", false));
    files.put("src/test/java/" + folder + "ContractTest.java", text("ContractTest.java", false));
    return files;
  }

  private String text(String template, boolean xml) throws IOException {
    String text = template(template);
    String home = kit.home().toString();
    Map<String, String> values =
        Map.of(
            "name", names.name(),
            "Name", names.className(),
            "package", names.packageName(),
            "version", kit.version(),
            "home", xml ? escaped(home) : home);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("__" + value.getKey() + "__", value.getValue());
    }
    return text;
  }

  private static String template(String name) throws IOException {
    try (InputStream in = NewProviderProject.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
