package dev.saldo.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where providers come from.
 *
 * @param loader the class loader to look through
 * @param location the jar or folder, for messages; empty if each class knows its own
 * @param checksum the SHA-256 of what was loaded, as 64 lower-case hexadecimal digits; empty if
 *     nobody took it
 */
public record ProviderClassOrigin(ClassLoader loader, String location, Optional<String> checksum) {

  /** Returns a class loader's own origin. */
  static ProviderClassOrigin of(ClassLoader loader) {
    return new ProviderClassOrigin(loader, "", Optional.empty());
  }

  /** Returns the place of a class, or of the whole origin if there is none. */
  String locate(@Nullable Class<?> type) {
    if (!location.isEmpty()) {
      return location;
    }
    return type == null ? CodeLocation.describe(loader) : CodeLocation.describe(type);
  }
}
