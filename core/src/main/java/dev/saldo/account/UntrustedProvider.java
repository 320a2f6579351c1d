package dev.saldo.account;

import java.util.List;

/**
 * A provider that nobody has allowed to run yet. What is known of it was read without running it.
 *
 * @param what its name, or its class if the name cannot be told without running it
 * @param location the jar or folder it is in
 * @param checksum the SHA-256 of the jar, as 64 lower-case hexadecimal digits
 * @param hosts the hosts it says it talks to; empty if it does not say
 * @param settings the settings of its accounts; empty if they cannot be told
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

  /** Returns what to do so that it runs. */
  public String remedy() {
    return "allow it with 'saldo providers trust " + location + "'";
  }
}
