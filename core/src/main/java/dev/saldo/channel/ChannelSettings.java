package dev.saldo.channel;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.network.VendorNetwork;

/**
 * The settings of a channel as written in the configuration, with everything needed to bind them.
 *
 * @param written the unbound settings with the {@code type}
 * @param path the path of the settings in the configuration, for messages
 * @param references the resolver of references in the values
 * @param problems the list to which problems with the settings are added
 * @param network the proxies and certificates for the receiver
 */
public record ChannelSettings(
    Mapping written,
    String path,
    References references,
    ConfigurationProblems problems,
    VendorNetwork network) {

  /** Creates settings of a channel that uses the proxies and the authorities of Java. */
  public ChannelSettings(
      Mapping written, String path, References references, ConfigurationProblems problems) {
    this(written, path, references, problems, VendorNetwork.OF_JAVA);
  }

  /** Adds a problem that concerns the settings in general. */
  void addProblem(String message) {
    problems.add(written.line(), path, message);
  }
}
