package dev.saldo.account;

import java.util.ArrayList;
import java.util.List;

/** The problems found in a configuration, collected to be reported together. Not thread-safe. */
public final class ConfigurationProblems {

  private final String file;
  private final List<String> found = new ArrayList<>();

  /**
   * Creates an empty list.
   *
   * @param file the file name that precedes line numbers, such as {@code saldo.yaml}
   */
  public ConfigurationProblems(String file) {
    this.file = file;
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
    String problem = location + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    found.add(problem.replaceAll("\\p{Cntrl}+", " "));
  }

  /** Returns the problems, one line each, in the order found. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /** Throws {@link ConfigurationException} with all problems if there are any. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
  }
}
