package dev.saldo.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The problems found in a configuration, collected to be reported together. Not thread-safe. */
public final class ConfigurationProblems {

  private final String file;
  private final UnaryOperator<String> concealing;
  private final List<Problem> found = new ArrayList<>();

  private record Problem(int line, String text) {}

  /**
   * Creates an empty list.
   *
   * @param file the file name that precedes line numbers, such as {@code saldo.yaml}
   */
  public ConfigurationProblems(String file) {
    this(file, UnaryOperator.identity());
  }

  /**
   * Creates an empty collection whose messages are made safe to show.
   *
   * @param file the name to put before line numbers, such as {@code saldo.yaml}
   * @param concealing removes from a message what may not be shown
   */
  public ConfigurationProblems(String file, UnaryOperator<String> concealing) {
    this.file = file;
    this.concealing = concealing;
  }

  /**
   * Adds a problem.
   *
   * @param line the line of the setting, counted from 1; 0 if unknown
   * @param key the path of the setting, such as {@code accounts.otp-ghana.settings.api-key}; empty
   *     if none
   * @param message the problem and what to do
   */
  public void add(int line, String key, String message) {
    String location = line > 0 ? file + ":" + line : file;
    String problem =
        location + ": " + (key.isEmpty() ? "" : key + ": ") + concealing.apply(message);
    found.add(new Problem(line, problem.replaceAll("\\p{Cntrl}+", " ")));
  }

  /** Returns a collection that begins with these problems and is added to on its own. */
  public ConfigurationProblems copy() {
    ConfigurationProblems copy = new ConfigurationProblems(file, concealing);
    copy.addAll(this);
    return copy;
  }

  /** Adds the problems of another collection. */
  public void addAll(ConfigurationProblems others) {
    found.addAll(others.found);
  }

  /** Adds the problems of an exception, which come first because their lines are not known. */
  public void addAll(ConfigurationException others) {
    others.problems().forEach(problem -> found.add(new Problem(0, problem)));
  }

  /** Returns the problems, one line each, in the order of the file. */
  public List<String> found() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(Problem::text)
        .toList();
  }

  /** Throws {@link ConfigurationException} with all problems if there are any. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found());
    }
  }
}
