package dev.saldo.account;

import java.util.List;

/**
 * A provider that the user has not trusted yet. Its properties were read without running it.
 *
 * @param what its name, or its class if the name cannot be read without running it
 * @param location the jar or directory that contains it
 * @param checksum the SHA-256 of the jar, as 64 lower-case hexadecimal digits
 * @param hosts the hosts that it declares; empty if it declares none
 * @param settings the settings of its accounts; empty if they cannot be read
 */
public record UntrustedProvider(
    String what,
    String location,
    String checksum,
    List<String> hosts,
    List<SettingDescription> settings) {

  public UntrustedProvider {
    hosts = List.copyOf(hosts);
    settings = List.copyOf(settings);
  }

  /** Returns the instruction to trust it, for a message. */
  public String remedy() {
    return "trust it with 'saldo providers trust " + location + "'";
  }
}
