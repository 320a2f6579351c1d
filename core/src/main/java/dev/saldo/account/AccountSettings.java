package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.network.VendorNetwork;

/**
 * The settings of an account as written in the configuration, with everything needed to bind them.
 *
 * @param written the unbound settings
 * @param path the path of the settings in the configuration, for messages
 * @param references the resolver of references in the values
 * @param problems the list to which problems with the settings are added
 * @param network the proxies and certificates for the vendor
 */
public record AccountSettings(
    Mapping written,
    String path,
    References references,
    ConfigurationProblems problems,
    VendorNetwork network) {

  /** Creates settings of an account that uses the proxies and the authorities of Java. */
  public AccountSettings(
      Mapping written, String path, References references, ConfigurationProblems problems) {
    this(written, path, references, problems, VendorNetwork.OF_JAVA);
  }

  /** Adds a problem that concerns the settings in general. */
  public void addProblem(String message) {
    problems.add(written.line(), path, message);
  }
}
