package dev.saldo.account;

import java.io.Serial;
import java.util.List;

/**
 * Thrown when the configuration is invalid. It lists every problem, one line each; no line contains
 * a secret.
 */
public final class ConfigurationException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Creates the exception with at least one problem. */
  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order found. */
  public List<String> problems() {
    return problems;
  }
}
