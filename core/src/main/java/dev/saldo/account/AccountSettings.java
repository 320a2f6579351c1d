package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;

/**
 * The settings of an account as written in the configuration, with everything needed to bind them.
 *
 * @param written the unbound settings
 * @param path the path of the settings in the configuration, for messages
 * @param references the resolver of references in the values
 * @param problems the list to which problems with the settings are added
 */
public record AccountSettings(
    Mapping written, String path, References references, ConfigurationProblems problems) {

  /** Adds a problem that concerns the settings in general. */
  public void addProblem(String message) {
    problems.add(written.line(), path, message);
  }
}
