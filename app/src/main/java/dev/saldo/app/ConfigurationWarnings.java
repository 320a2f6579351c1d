package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.account.SettingDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of a configuration that are allowed but probably a mistake, or unsafe. */
final class ConfigurationWarnings {

  private final Path file;
  private final Mapping written;
  private final List<String> found = new ArrayList<>();

  /**
   * Creates a search.
   *
   * @param file the configuration file
   * @param written its content
   */
  ConfigurationWarnings(Path file, Mapping written) {
    this.file = file;
    this.written = written;
  }

  /** Returns the warnings, one line each. */
  List<String> find(
      List<ConfiguredAccount> accounts,
      SaldoConfiguration.HistoryPlace history,
      ProviderRegistry providers) {
    findBareVariables(written, "");
    if (othersMayRead()) {
      findNetworkLiterals();
      if (history.password().isPresent()
          && written.entries().get("history") instanceof Mapping place) {
        warnOfLiteral(place.entries().get("password"), "history.password");
      }
      for (ConfiguredAccount account : accounts) {
        providers
            .find(account.account().provider())
            .map(LoadedProvider::settings)
            .ifPresent(
                settings ->
                    findLiterals(settings, account.settings(), account.path() + ".settings"));
      }
    }
    return found;
  }

  private void findBareVariables(ConfigurationNode node, String path) {
    switch (node) {
      case Scalar scalar ->
          References.bareVariable(scalar.text())
              .ifPresent(name -> warn(scalar, path, "$" + name + meaning(name)));
      case Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          ConfigurationNode item = list.items().get(i);
          findBareVariables(item, path + name(item).orElse("[" + i + "]"));
        }
      }
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, value) ->
                      findBareVariables(value, path.isEmpty() ? key : path + "." + key));
    }
  }

  private void findNetworkLiterals() {
    if (!(written.entries().get("accounts") instanceof Sequence accounts)) {
      return;
    }
    for (ConfigurationNode item : accounts.items()) {
      if (item instanceof Mapping account) {
        String path = "accounts" + name(item).orElse("");
        if (account.entries().get("proxy") instanceof Scalar proxy && proxy.text().contains("@")) {
          warnOfLiteral(proxy, path + ".proxy");
        }
        if (account.entries().get("tls") instanceof Mapping tls) {
          warnOfLiteral(
              tls.entries().get("client-key-password"), path + ".tls.client-key-password");
        }
      }
    }
  }

  private static Optional<String> name(ConfigurationNode item) {
    return item instanceof Mapping mapping && mapping.entries().get("name") instanceof Scalar name
        ? Optional.of("." + name.text())
        : Optional.empty();
  }

  private static String meaning(String name) {
    return "  is used literally; write ${env:" + name + "} to read the environment variable";
  }

  private void findLiterals(List<SettingDescription> settings, Mapping given, String path) {
    for (SettingDescription setting : settings) {
      ConfigurationNode value = given.entries().get(setting.key());
      String key = path + "." + setting.key();
      if (setting.secret()) {
        warnOfLiteral(value, key);
      } else if (value instanceof Mapping inner && setting.type().isRecord()) {
        findLiterals(
            SettingDescription.describe(setting.type().asSubclass(Record.class)), inner, key);
      }
    }
  }

  private void warnOfLiteral(@Nullable ConfigurationNode value, String key) {
    if (value instanceof Scalar scalar
        && !scalar.text().isBlank()
        && !scalar.text().replace("$${", "").contains("${")
        && References.bareVariable(scalar.text()).isEmpty()) {
      warn(
          scalar,
          key,
          "every user of this machine can read this secret; run 'chmod 600 "
              + file
              + "' or use ${file:PATH}");
    }
  }

  private void warn(ConfigurationNode node, String key, String message) {
    found.add(file.getFileName() + ":" + node.line() + ": " + key + ": " + message);
  }

  private boolean othersMayRead() {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
