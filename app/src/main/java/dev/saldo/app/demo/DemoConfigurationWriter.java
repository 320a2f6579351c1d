package dev.saldo.app.demo;

import java.util.List;
import java.util.SequencedMap;

/** Writes the accounts of the demo as a configuration file. */
final class DemoConfigurationWriter {

  static final String FILE_NAME = "saldo.yaml";

  private static final String HEAD =
      """
      # Written by 'saldo demo'. The vendors, the credentials and the history are simulated.
      # status, usage and trend read the history next to this file; poll needs the
      # simulated vendors, which run only during 'saldo demo'.
      time-zone: UTC
      history:
        url: jdbc:h2:file:./saldo-history
      defaults:
        every: 1h
      channels:
        desk: {type: exec, command: ["true"]}   # accepts every message and does nothing
      alerts:
        - {name: runs-out, when: {runway-below: 4d}, accounts: [otp-ghana]}
      accounts:
      """;

  private DemoConfigurationWriter() {}

  static String text(List<DemoAccount> accounts) {
    return text(HEAD, accounts);
  }

  /** Returns a file for a service whose pages are at a port of the loopback address. */
  static String text(List<DemoAccount> accounts, int port) {
    return text(HEAD.replace("every: 1h", "every: 60s"), accounts)
        + "web:\n  listen: 127.0.0.1:"
        + port
        + "\n";
  }

  private static String text(String head, List<DemoAccount> accounts) {
    StringBuilder yaml = new StringBuilder(head);
    for (DemoAccount account : accounts) {
      yaml.append("  - name: ").append(account.account().name());
      yaml.append("   # ").append(account.about()).append('\n');
      yaml.append("    provider: ").append(account.account().provider()).append('\n');
      append(yaml, "settings", account.settings());
      append(yaml, "alert", account.alert());
    }
    return yaml.toString();
  }

  private static void append(
      StringBuilder yaml, String block, SequencedMap<String, String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    yaml.append("    ").append(block).append(":\n");
    entries.forEach(
        (key, value) -> yaml.append("      ").append(key).append(": ").append(value).append('\n'));
  }
}
