package dev.saldo.account;

import dev.saldo.Internal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place from which providers are loaded.
 *
 * @param loader the class loader to search
 * @param location the jar or directory, for messages; empty to use the location of each class
 * @param checksum the SHA-256 of the jar, as 64 lower-case hexadecimal digits; empty if it was not
 *     computed
 */
public record ProviderClassOrigin(ClassLoader loader, String location, Optional<String> checksum) {

  /** Returns the origin of a class loader. */
  @Internal
  public static ProviderClassOrigin of(ClassLoader loader) {
    return new ProviderClassOrigin(loader, "", Optional.empty());
  }

  /** Returns the location of a class, or of the class loader if the class is null. */
  @Internal
  public String locate(@Nullable Class<?> type) {
    if (!location.isEmpty()) {
      return location;
    }
    return type == null ? CodeLocation.describe(loader) : CodeLocation.describe(type);
  }
}
