package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.app.SaldoConfiguration.AccountEntry;
import dev.saldo.channel.CommonChannelSettings;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.jars.DropIns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings that are in effect, in the order of the file: what is written, the defaults of what
 * is not, and what the environment replaces. Shows no secret.
 */
public final class EffectiveSettings {

  private static final String DEFAULT = "default";
  private static final List<String> VARIABLES =
      List.of(
          "SALDO_CONFIG",
          "SALDO_OUTPUT",
          "SALDO_COLOR",
          "SALDO_WAIT",
          "SALDO_TRUST_PROVIDERS",
          "http_proxy",
          "https_proxy",
          "HTTPS_PROXY",
          "all_proxy",
          "ALL_PROXY",
          "no_proxy",
          "NO_PROXY",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private final ConfiguredWorkspace workspace;
  private final SettingDisplay display;
  private final List<EffectiveSetting> found = new ArrayList<>();

  private EffectiveSettings(ConfiguredWorkspace workspace) {
    this.workspace = workspace;
    this.display = new SettingDisplay(workspace.fileName(), workspace.references());
  }

  /**
   * Returns the settings of a configuration, whatever its problems.
   *
   * @param environment returns the value of an environment variable, null if it is not set
   */
  public static EffectiveSettings of(
      ConfiguredWorkspace workspace, DropIns dropIns, UnaryOperator<@Nullable String> environment) {
    EffectiveSettings settings = new EffectiveSettings(workspace);
    settings.addFile(dropIns);
    settings.addEnvironment(environment);
    return settings;
  }

  /** Returns the settings. */
  public List<EffectiveSetting> settings() {
    return List.copyOf(found);
  }

  /**
   * Returns the settings as text, one a line.
   *
   * @param origins whether each line says where its setting comes from
   */
  public String text(boolean origins) {
    int width =
        found.stream().mapToInt(one -> one.key().length() + one.value().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (EffectiveSetting one : found) {
      text.append(one.key()).append(": ").append(one.value());
      if (origins) {
        int length = one.key().length() + one.value().length();
        text.append(" ".repeat(Math.min(width, 60) < length ? 2 : Math.min(width, 60) - length + 2))
            .append("# ")
            .append(one.origin());
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void addFile(DropIns dropIns) {
    Mapping file = workspace.written();
    for (SettingDescription setting : SettingDescription.describe(SaldoConfiguration.class)) {
      switch (setting.key()) {
        case "accounts" -> addAccounts(file, dropIns);
        case "channels" -> addChannels(file, dropIns);
        case "web" -> addNode("web", file.entries().get("web"), true);
        case "rates", "alerts" -> addNode(setting.key(), file.entries().get(setting.key()), false);
        default -> addSetting(setting, file, "");
      }
    }
  }

  private void addSetting(SettingDescription setting, @Nullable Mapping block, String before) {
    String path = before + setting.key();
    ConfigurationNode node = block == null ? null : block.entries().get(setting.key());
    if (isBlock(setting)) {
      Mapping inner = node instanceof Mapping mapping ? mapping : null;
      SettingDescription.describe(setting.type().asSubclass(Record.class))
          .forEach(one -> addSetting(one, inner, path + "."));
    } else if (node instanceof Scalar scalar && !scalar.text().isEmpty()) {
      add(path, display.value(setting, scalar), display.origin(scalar));
    } else if (node == null || node instanceof Scalar) {
      setting.defaultValue().ifPresent(value -> add(path, value, DEFAULT));
    } else {
      addNode(path, node, setting.secret());
    }
  }

  private static boolean isBlock(SettingDescription setting) {
    return setting.type().isRecord()
        && setting.type() != Mapping.class
        && setting.element().isEmpty();
  }

  private void addAccounts(Mapping file, DropIns dropIns) {
    if (!(file.entries().get("accounts") instanceof Sequence accounts)) {
      return;
    }
    for (ConfigurationNode item : accounts.items()) {
      if (item instanceof Mapping account) {
        addAccount(account, dropIns);
      }
    }
  }

  private void addAccount(Mapping account, DropIns dropIns) {
    String before = "accounts." + text(account, "name") + ".";
    List<SettingDescription> settings =
        dropIns
            .registry()
            .find(text(account, "provider"))
            .map(LoadedProvider::settings)
            .orElse(List.of());
    for (SettingDescription setting : SettingDescription.describe(AccountEntry.class)) {
      String key = setting.key();
      if (key.equals("settings")) {
        addDescribed(before + "settings.", account.entries().get(key), settings);
      } else if (!key.equals("name")) {
        boolean inherited =
            (key.equals("every") || key.equals("timeout")) && !account.entries().containsKey(key);
        if (inherited) {
          addInherited(before + key, key);
        } else {
          addSetting(setting, account, before);
        }
      }
    }
  }

  private void addInherited(String path, String key) {
    found.stream()
        .filter(one -> one.key().equals("defaults." + key))
        .findFirst()
        .ifPresent(one -> add(path, one.value(), "defaults." + key + " (" + one.origin() + ")"));
  }

  private void addChannels(Mapping file, DropIns dropIns) {
    if (!(file.entries().get("channels") instanceof Mapping channels)) {
      return;
    }
    channels
        .entries()
        .forEach(
            (name, node) -> {
              String type = node instanceof Mapping channel ? text(channel, "type") : "";
              List<SettingDescription> settings =
                  new ArrayList<>(
                      dropIns
                          .channels()
                          .find(type)
                          .map(LoadedChannelType::settings)
                          .orElse(List.of()));
              settings.addAll(CommonChannelSettings.describe());
              add("channels." + name + ".type", type, display.origin(node));
              addDescribed("channels." + name + ".", node, settings);
            });
  }

  /** Adds a block whose settings are described; the value of any other key is concealed. */
  private void addDescribed(
      String before, @Nullable ConfigurationNode node, List<SettingDescription> settings) {
    Map<String, SettingDescription> known = new LinkedHashMap<>();
    settings.forEach(setting -> known.put(setting.key(), setting));
    Mapping block = node instanceof Mapping mapping ? mapping : null;
    known.values().forEach(setting -> addSetting(setting, block, before));
    if (block != null) {
      block
          .entries()
          .forEach(
              (key, value) -> {
                if (!known.containsKey(key) && !key.equals("type")) {
                  addNode(before + key, value, true);
                }
              });
    }
  }

  /** Adds all values of a node; if they are concealed, only harmless ones are shown. */
  private void addNode(String path, @Nullable ConfigurationNode node, boolean concealed) {
    switch (node) {
      case null -> {}
      case Scalar scalar -> {
        boolean shown = !concealed || path.equals("web.listen") || path.endsWith(".timeout");
        if (!scalar.text().isEmpty()) {
          add(
              path,
              shown ? display.written(scalar) : SettingDisplay.CONCEALED,
              display.origin(scalar));
        }
      }
      case Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          addNode(path + "[" + i + "]", list.items().get(i), concealed);
        }
      }
      case Mapping block ->
          block.entries().forEach((key, value) -> addNode(path + "." + key, value, concealed));
    }
  }

  private void addEnvironment(UnaryOperator<@Nullable String> environment) {
    String zone = environment.apply("SALDO_ZONE");
    if (zone != null && !zone.isEmpty()) {
      found.replaceAll(
          one ->
              one.key().equals("time-zone")
                  ? new EffectiveSetting(one.key(), zone, "SALDO_ZONE")
                  : one);
    }
    for (String name : VARIABLES) {
      String value = environment.apply(name);
      if (value != null && !value.isEmpty()) {
        add("environment." + name, SettingDisplay.withoutLogin(value), name);
      }
    }
  }

  private void add(String key, String value, String origin) {
    found.add(new EffectiveSetting(key, value, origin));
  }

  private static String text(Mapping block, String key) {
    return block.entries().get(key) instanceof Scalar scalar ? scalar.text() : "";
  }
}
