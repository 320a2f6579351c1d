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
    StringBuilder yaml = new StringBuilder(HEAD);
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
