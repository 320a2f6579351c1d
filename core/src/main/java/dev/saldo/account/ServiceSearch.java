package dev.saldo.account;

import dev.saldo.Internal;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The search for the services of one type in one origin, whose code runs for a limited time. */
@Internal
public final class ServiceSearch {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** The number of consecutive failures after which a service file is abandoned. */
  private static final int MAX_CONSECUTIVE_FAILURES = 100;

  /** A chain of causes may be cyclic. */
  private static final int MAX_CAUSE_DEPTH = 20;

  private ServiceSearch() {}

  /**
   * Creates each service on a dedicated thread. What the consumers throw is one more failure.
   *
   * @param found receives the services
   * @param refused receives those that cannot be created
   * @throws CallTimeoutException if the constructors need more than 10 s; the thread is abandoned
   */
  public static <T> void run(
      Class<T> service,
      ProviderClassOrigin origin,
      Consumer<T> found,
      Consumer<RefusedProvider> refused) {
    ContainedProviderCall.run(
        "loading",
        origin.loader(),
        ContainedProviderCall.PATIENCE,
        () -> all(service, origin, found, refused));
  }

  private static <T> boolean all(
      Class<T> service,
      ProviderClassOrigin origin,
      Consumer<T> found,
      Consumer<RefusedProvider> refused) {
    var services = ServiceLoader.load(service, origin.loader()).iterator();
    for (int failures = 0; failures < MAX_CONSECUTIVE_FAILURES; ) {
      try {
        if (!services.hasNext()) {
          return true;
        }
        found.accept(services.next());
        failures = 0;
      } catch (RuntimeException | Error e) {
        failures++;
        refused.accept(new RefusedProvider("a provider", origin.locate(null), cause(e)));
      }
    }
    return false;
  }

  /** Returns whether a service may have a name. */
  public static boolean isName(@Nullable String name) {
    return name != null && NAME.matcher(name).matches();
  }

  /** Returns why a service with this name and this type of settings cannot be used. */
  public static Optional<String> fault(
      @Nullable String name, @Nullable Class<? extends Record> config) {
    if (!isName(name)) {
      return Optional.of("its name '" + name + "' does not match [a-z][a-z0-9-]*");
    }
    return config == null || !config.isRecord()
        ? Optional.of("its configType is not a record")
        : Optional.empty();
  }

  /** Returns a description of what a constructor or a description threw. */
  public static String cause(Throwable e) {
    Throwable root = e;
    for (int depth = 0; root.getCause() != null && depth < MAX_CAUSE_DEPTH; depth++) {
      root = root.getCause();
    }
    String message = e instanceof ServiceConfigurationError ? e.getMessage() : e.toString();
    return e.getCause() == null ? String.valueOf(message) : message + " (" + root + ")";
  }
}
