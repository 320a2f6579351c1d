package dev.saldo.network;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The proxies and certificates for connections to vendors. Thread-safe. */
public final class VendorNetwork {

  /** The proxies of Java's own system properties, and the authorities that Java trusts. */
  public static final VendorNetwork OF_JAVA = new VendorNetwork(null, null, List.of());

  private final @Nullable ProxyRules rules;
  private final @Nullable NetworkSettings settings;
  private final List<Secret> secrets;
  private final @Nullable ProxySelector selector;
  private final @Nullable Consumer<String> observer;
  private @Nullable SSLContext tls;

  private VendorNetwork(
      @Nullable ProxyRules rules, @Nullable NetworkSettings settings, List<Secret> secrets) {
    this.rules = rules;
    this.settings = settings;
    this.secrets = List.copyOf(secrets);
    this.selector = rules == null ? null : new RuleProxySelector(this::find);
    this.observer = null;
  }

  private VendorNetwork(VendorNetwork observed, Consumer<String> observer) {
    this.rules = observed.rules;
    this.settings = observed.settings;
    this.secrets = observed.secrets;
    this.selector = observed.selector;
    this.observer = observer;
    this.tls = observed.tls().orElse(null);
  }

  /**
   * Reads certificates and keys. Does not touch the network.
   *
   * @throws IllegalArgumentException if a file cannot be read or a setting is wrong; the message
   *     says which, and contains no secret
   */
  public static VendorNetwork of(NetworkSettings settings) {
    ProxyRules rules = settings.rules();
    try {
      rules.check();
    } catch (BalanceException e) {
      throw new IllegalArgumentException("proxy: " + e.getMessage(), e);
    }
    List<Secret> secrets =
        Stream.concat(rules.secrets().stream(), settings.tls().clientKeyPassword().stream())
            .toList();
    VendorNetwork network = new VendorNetwork(rules.isEmpty() ? null : rules, settings, secrets);
    if (settings.hasFiles()) {
      network.tls(); // a file that cannot be read is a mistake of the configuration
    }
    return network;
  }

  /**
   * Returns the same network with an observer of the exchanges on it.
   *
   * @param lines receives a line without secrets for each exchange, from any thread
   */
  public VendorNetwork observedBy(Consumer<String> lines) {
    return new VendorNetwork(this, lines);
  }

  Optional<Consumer<String>> observer() {
    return Optional.ofNullable(observer);
  }

  /** Returns the context in which a provider uses this network. */
  public ProviderContext context(Clock clock, Duration timeout) {
    return context(clock, timeout, UnaryOperator.identity());
  }

  /**
   * Returns the context in which a provider uses this network.
   *
   * @param conceal conceals secrets in the path of a URL, for the observer
   */
  public ProviderContext context(Clock clock, Duration timeout, UnaryOperator<String> conceal) {
    return new NetworkedContext(clock, timeout, this, conceal);
  }

  /** Returns the settings; empty for those of Java. */
  public Optional<NetworkSettings> settings() {
    return Optional.ofNullable(settings);
  }

  /** Returns the passwords, in the forms in which they are sent. */
  public List<Secret> secrets() {
    return secrets;
  }

  Optional<ProxySelector> selector() {
    return Optional.ofNullable(selector);
  }

  /** Returns the TLS context, created once on first use; empty for Java's default. */
  synchronized Optional<SSLContext> tls() {
    if (tls == null && settings != null) {
      tls = TlsContextFactory.create(settings);
    }
    return Optional.ofNullable(tls);
  }

  Optional<Secret> authorization(URI url) {
    return find(url).flatMap(ProxyAddress::authorization).map(Secret::of);
  }

  private Optional<ProxyAddress> find(URI url) {
    try {
      return rules == null ? Optional.empty() : rules.find(url);
    } catch (IllegalArgumentException e) {
      throw new BalanceException(FailureReason.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }
}
