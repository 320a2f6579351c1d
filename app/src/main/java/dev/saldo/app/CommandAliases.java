package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.ConfigurationProblems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that a configuration file gives to command lines. */
public final class CommandAliases {

  private static final String KEY = "aliases";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private CommandAliases() {}

  /**
   * Returns the words of each command line by its name; none if the file cannot be read, which its
   * complete reading reports.
   *
   * @param file the file, absolute
   */
  public static Map<String, List<String>> find(Path file) {
    try {
      ConfigurationProblems problems = new ConfigurationProblems("");
      return read(new YamlNodeReader(problems).read(ConfigurationFileReader.read(file)), problems);
    } catch (ConfigurationException e) {
      return Map.of();
    }
  }

  static Map<String, List<String>> read(Mapping written, ConfigurationProblems problems) {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    if (written.entries().get(KEY) instanceof Mapping named) {
      for (Map.Entry<String, ConfigurationNode> alias : named.entries().entrySet()) {
        String path = KEY + "." + alias.getKey();
        if (!NAME.matcher(alias.getKey()).matches()) {
          problems.add(named.lineOf(alias.getKey()), path, "is not a name such as low");
          continue;
        }
        List<String> words = words(alias.getValue());
        if (words.isEmpty()) {
          problems.add(
              named.lineOf(alias.getKey()), path, "is not a command line such as usage --by day");
        }
        aliases.put(alias.getKey(), words);
      }
    }
    return aliases;
  }

  /** Returns the words of a line, or of a list, whose words may hold spaces. */
  private static List<String> words(ConfigurationNode line) {
    return switch (line) {
      case Scalar(String text, int at) when !text.isBlank() ->
          List.of(text.strip().split("\\s+", -1));
      case Sequence(List<ConfigurationNode> items, int at)
          when items.stream().allMatch(Scalar.class::isInstance) ->
          items.stream().map(item -> ((Scalar) item).text()).toList();
      default -> List.of();
    };
  }
}
