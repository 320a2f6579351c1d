package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the URL of the history from a configuration file, and nothing else. */
public final class HistoryUrlReader {

  private HistoryUrlReader() {}

  /**
   * Returns the URL; empty if the file cannot be read, which its complete reading reports.
   *
   * @param file the file, absolute
   * @param environment returns the value of an environment variable, null if it is not set
   */
  public static Optional<String> find(Path file, UnaryOperator<@Nullable String> environment) {
    try {
      ConfigurationProblems problems = new ConfigurationProblems("");
      Mapping written = new YamlNodeReader(problems).read(ConfigurationFileReader.read(file));
      ConfigurationNode history = written.entries().get("history");
      ConfigurationNode url = history instanceof Mapping place ? place.entries().get("url") : null;
      if (!(url instanceof Scalar stated) || stated.text().isBlank()) {
        return Optional.of(SaldoConfiguration.USUAL_HISTORY);
      }
      Path folder = Objects.requireNonNull(file.getParent());
      return Optional.of(new References(environment, folder).resolve(stated.text()));
    } catch (ConfigurationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
