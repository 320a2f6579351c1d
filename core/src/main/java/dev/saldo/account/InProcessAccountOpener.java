package dev.saldo.account;

import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An opener that runs the provider in this process.
 *
 * @param provider the provider
 */
record InProcessAccountOpener(BalanceProvider<?> provider) implements ProviderAccountOpener {

  @Override
  public Optional<BalanceSource> open(Account account, AccountSettings settings, Clock clock) {
    try {
      return contained(account, () -> bind(account, settings, clock));
    } catch (IllegalArgumentException e) {
      settings.addProblem(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      settings.addProblem(notOpened(account, e));
    }
    return Optional.empty();
  }

  private Optional<BalanceSource> bind(Account account, AccountSettings settings, Clock clock) {
    ConfigurationProblems problems = settings.problems();
    int before = problems.found().size();
    Optional<? extends Record> config =
        new ConfigurationRecordBinder(settings.references(), problems)
            .bind(provider.configType(), settings.written(), settings.path());
    return problems.found().size() > before
        ? Optional.empty()
        : config.map(bound -> source(bound, account, clock, settings.network(), known(settings)));
  }

  private static KnownSecrets known(AccountSettings settings) {
    return KnownSecrets.of(settings.network(), settings.references());
  }

  /**
   * Opens an account from its settings record.
   *
   * @throws IllegalArgumentException if the record has the wrong type, the settings contradict each
   *     other, or the provider fails
   */
  BalanceSource open(Account account, Record config, Clock clock, VendorNetwork network) {
    try {
      return contained(
          account, () -> source(config, account, clock, network, KnownSecrets.of(network)));
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new IllegalArgumentException(notOpened(account, e), e);
    }
  }

  private <T> T contained(Account account, Callable<T> call) {
    return ContainedProviderCall.run(
        account.name(), provider.getClass().getClassLoader(), ContainedProviderCall.PATIENCE, call);
  }

  private BalanceSource source(
      Record config, Account account, Clock clock, VendorNetwork network, KnownSecrets known) {
    ProviderContext context =
        network.context(
            clock, account.timeout(), text -> SecretEchoes.of(config, known).conceal(text));
    return source(provider, account, config, context, known);
  }

  private static <C extends Record> BalanceSource source(
      BalanceProvider<C> provider,
      Account account,
      Record config,
      ProviderContext context,
      KnownSecrets known) {
    Class<C> type = provider.configType();
    if (!type.isInstance(config)) {
      throw new IllegalArgumentException(
          "provider '%s' takes %s, not %s"
              .formatted(account.provider(), type.getName(), config.getClass().getName()));
    }
    try {
      BalanceSource source = Objects.requireNonNull(provider.open(type.cast(config), context));
      return new ConcealingSource(source, config, known);
    } catch (IllegalArgumentException e) {
      throw concealed(e, config, known);
    }
  }

  /** A provider's message quotes the invalid setting, and a URL may contain a key. */
  private static IllegalArgumentException concealed(
      IllegalArgumentException e, Record config, KnownSecrets known) {
    String message = String.valueOf(e.getMessage());
    String shown = SecretEchoes.of(config, known).conceal(message);
    return shown.equals(message) ? e : new IllegalArgumentException(shown);
  }

  private static String notOpened(Account account, Throwable e) {
    return "provider '%s' could not open the account (%s)"
        .formatted(account.provider(), ProviderFaultMessage.describe(e));
  }
}
