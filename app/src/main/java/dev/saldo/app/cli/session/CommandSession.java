package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.SaldoConfiguration.HistoryPlace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.jars.DropInFolder;
import dev.saldo.jars.DropIns;
import dev.saldo.jars.TrustedJars;
import dev.saldo.spi.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The configuration, the providers and the history of a command. */
public final class CommandSession {

  private final GlobalOptions options;
  private final ProcessEnvironment environment;

  @Inject
  CommandSession(GlobalOptions options, ProcessEnvironment environment) {
    this.options = options;
    this.environment = environment;
  }

  /**
   * Reads the configuration file. Problems that leave the rest readable are kept for a later check.
   */
  public ConfiguredWorkspace workspace() {
    Path file = environment.directory().resolve(options.config()).normalize();
    return ConfiguredWorkspace.read(file, environment.environment());
  }

  /** Opens the history that the configuration names. */
  public BalanceHistory openHistory(ConfiguredWorkspace workspace) {
    HistoryPlace place = workspace.config().history();
    if (place.url().startsWith("jdbc:h2:mem:")) {
      throw wrong(
          "history.url", "jdbc:h2:mem: is lost when Saldo ends; use jdbc:h2:file:./saldo-history");
    }
    try {
      return HistoryStore.openUrl(
          place.url(),
          workspace.folder(),
          place.user(),
          place.password().orElseGet(() -> Secret.of("")));
    } catch (IllegalArgumentException e) {
      throw wrong("history.url", String.valueOf(e.getMessage()));
    }
  }

  /** Loads the providers of the distribution and of the folder providers-dir. */
  DropIns dropIns(ConfiguredWorkspace workspace) {
    List<DropInFolder> folders = new ArrayList<>(shipped());
    Optional<Path> further =
        workspace.config().providersDir().map(d -> workspace.folder().resolve(d).normalize());
    if (further.isPresent() && !Files.isDirectory(further.get())) {
      throw wrong("providers-dir", "no such folder: " + further.get());
    }
    further.ifPresent(folder -> folders.add(new DropInFolder(folder, options.trustProviders())));
    try {
      return DropIns.load(folders, trustedJars(), workspace.apart());
    } catch (IllegalStateException e) {
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Loads the providers of the distribution and of the folder providers-dir. */
  public ProviderRegistry providers(ConfiguredWorkspace workspace) {
    return dropIns(workspace).registry();
  }

  /** Loads the providers of the configuration if it exists, else only those of the distribution. */
  public ProviderRegistry providers() {
    boolean configured = Files.exists(environment.directory().resolve(options.config()));
    return configured
        ? providers(workspace())
        : DropIns.load(shipped(), trustedJars(), Set.of()).registry();
  }

  /** Returns the list of trusted drop-ins, a file next to the configuration. */
  public TrustedJars trustedJars() {
    Path config = environment.directory().resolve(options.config()).normalize();
    return TrustedJars.in(config.resolveSibling("trusted-providers"));
  }

  /** Returns the configured accounts of a selection; refuses a name that is not configured. */
  public Set<String> choose(ConfiguredWorkspace workspace, Selection selection) {
    List<String> configured = workspace.accounts().stream().map(Account::name).toList();
    refuseUnknown(workspace, selection, configured);
    Set<String> chosen =
        workspace.accounts().stream()
            .filter(account -> selection.includes(account.name(), account.provider()))
            .map(Account::name)
            .collect(Collectors.toSet());
    if (chosen.isEmpty() && !selection.equals(Selection.ALL)) {
      throw new CommandUsageException("no configured account has one of these providers");
    }
    return chosen;
  }

  /** Returns the selection; refuses an account that is neither configured nor in the history. */
  public Selection known(
      ConfiguredWorkspace workspace, BalanceHistory history, Selection selection) {
    if (!selection.accounts().isEmpty()) {
      List<String> names =
          new ArrayList<>(workspace.accounts().stream().map(Account::name).toList());
      history.accounts(Selection.ALL).forEach(head -> names.add(head.account()));
      refuseUnknown(workspace, selection, names);
    }
    return selection;
  }

  private static void refuseUnknown(
      ConfiguredWorkspace workspace, Selection selection, List<String> known) {
    selection.accounts().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new CommandUsageException(workspace.explainMissing(name));
            });
  }

  private ConfigurationException wrong(String key, String message) {
    return new ConfigurationException(
        List.of(options.config().getFileName() + ": " + key + ": " + message));
  }

  private List<DropInFolder> shipped() {
    return environment
        .home()
        .map(home -> List.of(new DropInFolder(home.resolve("providers"), true)))
        .orElse(List.of());
  }
}
