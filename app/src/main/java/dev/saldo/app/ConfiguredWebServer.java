package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import dev.saldo.web.AccessScope;
import dev.saldo.web.ScopedAccessToken;
import dev.saldo.web.TrustedProxySettings;
import dev.saldo.web.WebServerSettings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web server of a configuration file. */
public final class ConfiguredWebServer {

  private static final String PATH = "web";
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /**
   * The block {@code web}.
   *
   * @param listen the address and port
   * @param token the token for everything
   * @param tokens further tokens
   * @param hosts further names of the server
   * @param trustedProxies the addresses of proxies
   * @param userHeader the header in which they name the user
   * @param behindProxy whether browsers reach the server over TLS only
   */
  public record Written(
      @Setting(value = "address and port", defaultValue = "127.0.0.1:8087") String listen,
      @Setting("secret that a request needs; required beyond this machine") Optional<Secret> token,
      @Setting("further tokens, each with a scope") List<WrittenToken> tokens,
      @Setting("names under which browsers reach the server through a proxy") List<String> hosts,
      @Setting("addresses or ranges of proxies that are believed") List<String> trustedProxies,
      @Setting("header in which trusted proxies name the user") Optional<String> userHeader,
      @Setting(value = "browsers reach the server over TLS only", defaultValue = "false")
          boolean behindProxy) {}

  /**
   * A token with a scope.
   *
   * @param token the token, or sha256: and its hash
   * @param scope what it is for
   */
  public record WrittenToken(
      @Setting("the token, or sha256: and its SHA-256 hash") Secret token,
      @Setting(value = "read, acknowledge, write or admin", defaultValue = "read")
          AccessScope scope) {}

  private final String file;
  private final Mapping written;
  private final References references;

  private ConfiguredWebServer(String file, Mapping written, References references) {
    this.file = file;
    this.written = written;
    this.references = references;
  }

  /** Returns the web server of a file, if it has the block {@code web}. */
  public static Optional<ConfiguredWebServer> find(ConfiguredWorkspace workspace) {
    return workspace.written().entries().get(PATH) instanceof Mapping web
        ? Optional.of(new ConfiguredWebServer(workspace.fileName(), web, workspace.references()))
        : Optional.empty();
  }

  /**
   * Returns the settings.
   *
   * @throws ConfigurationException with every problem
   */
  public WebServerSettings settings() {
    ConfigurationProblems problems = new ConfigurationProblems(file, references::conceal);
    Optional<WebServerSettings> settings =
        new ConfigurationRecordBinder(references, problems)
            .bind(Written.class, written, PATH)
            .flatMap(bound -> settings(bound, problems));
    problems.throwIfAny();
    return settings.orElseThrow();
  }

  private Optional<WebServerSettings> settings(Written bound, ConfigurationProblems problems) {
    try {
      return Optional.of(
          new WebServerSettings(
              address(bound.listen()),
              tokens(bound),
              Set.copyOf(bound.hosts()),
              new TrustedProxySettings(
                  bound.trustedProxies(), bound.userHeader(), bound.behindProxy())));
    } catch (IllegalArgumentException e) {
      problems.add(written.line(), PATH, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<ScopedAccessToken> tokens(Written bound) {
    List<ScopedAccessToken> tokens = new ArrayList<>();
    bound.token().ifPresent(one -> tokens.add(ScopedAccessToken.of(one, AccessScope.ADMIN)));
    bound.tokens().forEach(one -> tokens.add(ScopedAccessToken.of(one.token(), one.scope())));
    return tokens;
  }

  private static InetSocketAddress address(String listen) {
    Matcher place = ADDRESS.matcher(listen);
    if (!place.matches() || Integer.parseInt(place.group(2)) > LAST_PORT) {
      throw new IllegalArgumentException(
          "'" + listen + "' is not an address such as 127.0.0.1:8087");
    }
    String host = place.group(1).replaceFirst("^\\[(.*)]$", "$1");
    return new InetSocketAddress(host, Integer.parseInt(place.group(2)));
  }
}
