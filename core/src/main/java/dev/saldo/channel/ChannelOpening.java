package dev.saldo.channel;

import dev.saldo.account.ConfigurationKeyCheck;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.ContainedProviderCall;
import dev.saldo.account.KnownSecrets;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.account.SettingDescription;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The opening of one channel, which reports every problem with its settings at once.
 *
 * @param types the available types
 * @param name the name of the channel
 * @param settings its settings
 * @param clock the clock for the channel
 */
record ChannelOpening(ChannelRegistry types, String name, ChannelSettings settings, Clock clock) {

  private static final String TYPE = "type";

  Optional<OpenChannel> open() {
    Optional<LoadedChannelType> type = type();
    return type.flatMap(this::bind);
  }

  private Optional<LoadedChannelType> type() {
    ConfigurationNode written = settings.written().entries().get(TYPE);
    if (!(written instanceof Scalar scalar) || scalar.text().isBlank()) {
      String choices =
          String.join(", ", types.types().stream().map(LoadedChannelType::name).toList());
      settings.addProblem("'type' is missing; choices: " + choices);
      return Optional.empty();
    }
    String wanted = scalar.text().strip();
    Optional<LoadedChannelType> found = types.find(wanted);
    if (found.isEmpty()) {
      settings
          .problems()
          .add(scalar.line(), settings.path() + "." + TYPE, types.explainMissing(wanted));
    }
    return found;
  }

  private Optional<OpenChannel> bind(LoadedChannelType type) {
    ConfigurationProblems problems = settings.problems();
    int before = problems.found().size();
    Mapping written = settings.written();
    List<SettingDescription> common = CommonChannelSettings.describe();
    new ConfigurationKeyCheck(
            Stream.concat(common.stream(), type.settings().stream()).toList(),
            written,
            settings.path())
        .refuseUnknown(problems);
    ConfigurationRecordBinder binder =
        new ConfigurationRecordBinder(settings.references(), problems);
    Optional<CommonChannelSettings> shared =
        binder.bind(CommonChannelSettings.class, only(common), settings.path());
    Optional<? extends Record> own =
        binder.bind(type.provider().configType(), only(type.settings()), settings.path());
    return problems.found().size() > before || shared.isEmpty()
        ? Optional.empty()
        : own.flatMap(config -> open(type, config, shared.get()));
  }

  private Optional<OpenChannel> open(
      LoadedChannelType type, Record config, CommonChannelSettings shared) {
    KnownSecrets secrets = KnownSecrets.of(settings.network(), settings.references());
    ChannelSecrets concealing = new ChannelSecrets(config, secrets, settings.references());
    try {
      ProviderContext context = settings.network().context(clock, shared.timeout());
      AlertChannel channel =
          ContainedProviderCall.run(
              name,
              type.provider().getClass().getClassLoader(),
              ContainedProviderCall.PATIENCE,
              () -> open(type.provider(), config, context));
      return Optional.of(new OpenChannel(name, type.name(), channel, shared, concealing));
    } catch (IllegalArgumentException e) {
      settings.addProblem(concealing.conceal(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      settings.addProblem(
          "the channel could not be opened (%s)"
              .formatted(concealing.conceal(ProviderFaultMessage.describe(e))));
    }
    return Optional.empty();
  }

  private static <C extends Record> AlertChannel open(
      AlertChannelProvider<C> provider, Record config, ProviderContext context) {
    return Objects.requireNonNull(
        provider.open(provider.configType().cast(config), context), "the channel");
  }

  private Mapping only(List<SettingDescription> known) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    settings
        .written()
        .entries()
        .forEach(
            (key, node) -> {
              if (known.stream().anyMatch(setting -> setting.key().equals(key))) {
                entries.put(key, node);
              }
            });
    return new Mapping(entries, settings.written().line());
  }
}
