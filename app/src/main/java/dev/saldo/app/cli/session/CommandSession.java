package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.SaldoConfiguration.HistoryPlace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryFormatConverter;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.jars.DropInFolder;
import dev.saldo.jars.DropIns;
import dev.saldo.jars.TrustedJars;
import dev.saldo.spi.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The configuration, the providers and the history of a command. */
public final class CommandSession {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL_PATIENCE = Duration.ofMinutes(2);

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final CommandHost host;

  /** Creates the session of one run of the program. */
  @Inject
  public CommandSession(GlobalOptions options, ProcessEnvironment environment, CommandHost host) {
    this.options = options;
    this.environment = environment;
    this.host = host;
  }

  /** Reads and checks the configuration file; problems of an account stay with that account. */
  public ConfiguredWorkspace workspace() {
    ConfiguredWorkspace workspace = uncheckedWorkspace();
    return workspace.check(() -> presentDropIns(workspace).registry(), environment.clock());
  }

  /** Reads the configuration file; throws none of its problems if it can be read at all. */
  public ConfiguredWorkspace uncheckedWorkspace() {
    return ConfiguredWorkspace.read(configuration(), environment.environment());
  }

  private Path configuration() {
    return host.configuration(environment.directory().resolve(options.config()).normalize());
  }

  /** Opens the history that the configuration names, to write to it. */
  public BalanceHistory openHistory(ConfiguredWorkspace workspace) {
    return openHistory(workspace, false, PATIENCE);
  }

  /** Opens the history that the configuration names, to read it together with others. */
  public BalanceHistory readHistory(ConfiguredWorkspace workspace) {
    return openHistory(workspace, true, PATIENCE);
  }

  /**
   * Opens the history that the configuration names, to record what a poll reads. Warns of clocks
   * that differ.
   *
   * @param selection the accounts that are polled
   */
  public PollRecorder recorder(ConfiguredWorkspace workspace, Selection selection) {
    BalanceHistory history = openHistory(workspace, false, POLL_PATIENCE);
    try {
      PollClockCheck.warnings(history, selection, environment.clock())
          .forEach(warning -> environment.notes().println("saldo: warning: " + warning));
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
    return PollRecorder.begin(
        history,
        () -> openHistory(workspace, false, POLL_PATIENCE),
        workspace.config().history().url().startsWith("jdbc:h2:file:"),
        environment.err(),
        System::nanoTime);
  }

  private BalanceHistory openHistory(
      ConfiguredWorkspace workspace, boolean readOnly, Duration usual) {
    HistoryPlace place = workspace.config().history();
    Duration patience = options.patience(usual);
    try {
      Optional<BalanceHistory> lent = host.lend(place.url(), workspace.folder());
      return lent.isPresent() ? lent.get() : open(workspace, place, readOnly, patience);
    } catch (IllegalArgumentException e) {
      throw workspace.problem("history.url", String.valueOf(e.getMessage()));
    }
  }

  private BalanceHistory open(
      ConfiguredWorkspace workspace, HistoryPlace place, boolean readOnly, Duration patience) {
    return HistoryStore.openUrl(
        place.url(),
        workspace.folder(),
        place.user(),
        password(place),
        new HistoryStore.OpeningOptions(
            options.command(),
            patience,
            readOnly,
            Optional.of(workspace.folder()),
            host::awaitHistory));
  }

  private static Secret password(HistoryPlace place) {
    return place.password().orElseGet(() -> Secret.of(""));
  }

  /** Replaces the history that the configuration names with a backup; returns the replaced file. */
  public Optional<Path> restore(ConfiguredWorkspace workspace, Path backup, boolean force) {
    HistoryPlace place = workspace.config().history();
    return HistoryStore.restore(
        backup, place.url(), workspace.folder(), place.user(), password(place), force);
  }

  /** Converts a file of another H2 format; returns the new name of the previous one. */
  public Path convert(ConfiguredWorkspace workspace, Path file, Path jar) {
    HistoryPlace place = workspace.config().history();
    return HistoryFormatConverter.convert(file, jar, place.user(), password(place));
  }

  /** Loads the types of alert channels, shipped ones and those of drop-ins. */
  public ChannelRegistry channelTypes(ConfiguredWorkspace workspace) {
    return dropIns(workspace).channels();
  }

  /** Loads the providers of the distribution and of the folder providers-dir. */
  public DropIns dropIns(ConfiguredWorkspace workspace) {
    workspace.requireProvidersFolder();
    missingShippedFolder().ifPresent(problem -> environment.err().println("saldo: " + problem));
    return presentDropIns(workspace);
  }

  private List<DropInFolder> further(ConfiguredWorkspace workspace) {
    return workspace
        .providersFolder()
        .filter(Files::isDirectory)
        .map(folder -> List.of(new DropInFolder(folder, options.trustProviders())))
        .orElse(List.of());
  }

  /** Loads the providers of the folders that exist. */
  public DropIns presentDropIns(ConfiguredWorkspace workspace) {
    List<DropInFolder> folders = new ArrayList<>(shipped());
    folders.addAll(further(workspace));
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
    return dropIns().registry();
  }

  /** Loads the drop-ins of the configuration if it exists, else only those of the distribution. */
  public DropIns dropIns() {
    return Files.exists(configuration())
        ? dropIns(describedWorkspace())
        : DropIns.load(shipped(), trustedJars(), Set.of());
  }

  /** Reads the configuration for its providers, which problems elsewhere in it do not hide. */
  private ConfiguredWorkspace describedWorkspace() {
    ConfiguredWorkspace workspace = uncheckedWorkspace();
    return workspace.isComplete() ? workspace : workspace();
  }

  /** Returns the list of trusted drop-ins, a file next to the configuration. */
  public TrustedJars trustedJars() {
    return TrustedJars.in(configuration().resolveSibling("trusted-providers"));
  }

  /**
   * Returns the configured accounts of a selection; refuses a name that is not configured.
   *
   * @throws ConfigurationException if no account is configured
   */
  public Set<String> choose(ConfiguredWorkspace workspace, Selection wanted) {
    if (workspace.accounts().isEmpty()) {
      throw new ConfigurationException(
          List.of("no accounts in " + workspace.fileName() + "; add one under 'accounts:'"));
    }
    List<String> configured = workspace.accounts().stream().map(Account::name).toList();
    Selection selection = AccountPatterns.expand(wanted, configured, workspace::explainMissing);
    Set<String> chosen =
        workspace.accounts().stream()
            .filter(account -> selection.includes(account.name(), account.provider()))
            .map(Account::name)
            .collect(Collectors.toSet());
    refuseUnknownProviders(workspace, selection, providers(workspace.accounts()));
    if (chosen.isEmpty()) {
      throw new CommandUsageException("none of these accounts uses one of these providers");
    }
    return chosen;
  }

  /** Returns the selection; refuses an account that is neither configured nor in the history. */
  public Selection known(
      ConfiguredWorkspace workspace, BalanceHistory history, Selection selection) {
    if (!selection.everyAccount() || !selection.providers().isEmpty()) {
      List<String> names =
          new ArrayList<>(workspace.accounts().stream().map(Account::name).toList());
      Set<String> providers = providers(workspace.accounts());
      history
          .accounts(Selection.ALL)
          .forEach(
              head -> {
                names.add(head.account());
                providers.add(head.provider());
              });
      Selection named = AccountPatterns.expand(selection, names, workspace::explainMissing);
      refuseUnknownProviders(workspace, named, providers);
      return named;
    }
    return selection;
  }

  private static Set<String> providers(List<Account> accounts) {
    return accounts.stream().map(Account::provider).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void refuseUnknownProviders(
      ConfiguredWorkspace workspace, Selection selection, Set<String> known) {
    for (String provider : new TreeSet<>(selection.providers())) {
      if (!known.contains(provider)) {
        throw new CommandUsageException(
            "no account of provider '%s' in %s%s"
                .formatted(provider, workspace.fileName(), NameSuggestions.hint(provider, known)));
      }
    }
  }

  /**
   * Checks that the folder with the providers of the distribution is there.
   *
   * @throws ConfigurationException if it is missing
   */
  public void requireShippedProviders() {
    Optional<String> problem = missingShippedFolder();
    if (problem.isPresent()) {
      throw new ConfigurationException(List.of(problem.get()));
    }
  }

  private Optional<String> missingShippedFolder() {
    return environment
        .home()
        .map(home -> home.resolve("providers"))
        .filter(folder -> !Files.isDirectory(folder))
        .map(
            folder ->
                "there is no folder %s with the providers of Saldo; unpack the distribution again"
                    .formatted(folder));
  }

  private List<DropInFolder> shipped() {
    return environment
        .home()
        .map(home -> List.of(new DropInFolder(home.resolve("providers"), true)))
        .orElse(List.of());
  }
}
