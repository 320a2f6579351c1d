package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;

/**
 * The written settings of an account, with all that is needed to read them.
 *
 * @param written the settings as they are written
 * @param path the place of the settings in the configuration, for messages
 * @param references resolves the references among the values
 * @param problems collects what is wrong with the settings
 */
public record AccountSettings(
    Mapping written, String path, References references, ConfigurationProblems problems) {

  /** Adds a problem of the settings as a whole. */
  public void addProblem(String message) {
    problems.add(written.line(), path, message);
  }
}
