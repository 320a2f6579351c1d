package dev.saldo.account;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that it can be said all at once. */
public final class ConfigurationProblems {

  private final String file;
  private final List<String> found = new ArrayList<>();

  /**
   * Creates an empty collection.
   *
   * @param file the name to put before line numbers, such as {@code saldo.yaml}
   */
  public ConfigurationProblems(String file) {
    this.file = file;
  }

  /**
   * Notes a problem.
   *
   * @param line where it stands, 0 if unknown
   * @param key the path of the setting, such as {@code accounts.otp-ghana.settings.api-key}
   * @param message what is wrong and what to do
   */
  public void add(int line, String key, String message) {
    String place = line > 0 ? file + ":" + line : file;
    String problem = place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    found.add(problem.replaceAll("\\p{Cntrl}+", " "));
  }

  /** Returns the problems, one line each, in the order found. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /** Throws {@link ConfigurationException} with every problem if there is one. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
  }
}
