package dev.saldo.account;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The secrets in the settings of an account, as they are now. Not thread-safe. */
final class SecretCollection {

  private static final int SHORTEST_IN_URL = 8;

  /** Words such as {@code balance}, {@code get-balance.json} and {@code account_v2}. */
  private static final Pattern ORDINARY_WORD = Pattern.compile("[a-z]+([-_.]([a-z]+|v[0-9]))*");

  private final Set<String> resolved;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> unread = new LinkedHashSet<>();

  /**
   * Creates an empty collection.
   *
   * @param resolved the values of references, which are secret where a URL contains them
   */
  SecretCollection(Set<String> resolved) {
    this.resolved = resolved;
  }

  /** Returns the secrets. */
  Set<String> secrets() {
    return secrets;
  }

  /** Returns the texts with which a secret may be sent, such as the name of a user. */
  Set<String> names() {
    return names;
  }

  /** Returns why secrets could not be read, one line each. */
  Set<String> unread() {
    return unread;
  }

  /** Adds the secrets of a value and of all that is in it. */
  void collect(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case Secret secret -> reveal(secret);
      case URI url -> collectParts(url);
      case String name -> names.add(name);
      case Optional<?> optional -> optional.ifPresent(this::collect);
      case List<?> list -> list.forEach(this::collect);
      case Record nested ->
          Arrays.stream(nested.getClass().getRecordComponents())
              .forEach(component -> collectComponent(nested, component));
      default -> {}
    }
  }

  /** Reads the field if the accessor fails, because an author may have overridden it. */
  private void collectComponent(Record owner, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      collect(component.getAccessor().invoke(owner));
    } catch (InvocationTargetException e) {
      collectField(owner, component.getName());
    } catch (ReflectiveOperationException | RuntimeException e) {
      unread.add("the setting '%s' cannot be read".formatted(component.getName()));
    }
  }

  private void collectField(Record owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      collect(field.get(owner));
    } catch (ReflectiveOperationException | RuntimeException e) {
      unread.add("the setting '%s' cannot be read".formatted(name));
    }
  }

  /** Adds the values of its references, or the entire secret and its last word if it has none. */
  private void reveal(Secret secret) {
    try {
      Set<String> parts = new LinkedHashSet<>();
      String entire =
          secret.reveal(
              (before, part) -> {
                parts.add(part.strip());
                return part;
              });
      if (parts.isEmpty()) {
        parts.add(entire.strip());
        parts.add(entire.strip().replaceFirst("(?s).*\\s", ""));
      }
      secrets.addAll(parts);
    } catch (BalanceException e) {
      unread.add(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      unread.add("a secret cannot be read");
    }
  }

  /**
   * Adds the parts of a URL that come from references, and those that look like a key rather than a
   * word.
   */
  private void collectParts(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).orElse("");
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    List<String> parts =
        Stream.concat(
                Arrays.stream(path.split("/")),
                Arrays.stream(query.split("&")).map(pair -> pair.replaceFirst("[^=]*=", "")))
            .map(SecretCollection::decoded)
            .toList();
    resolved.stream()
        .filter(value -> parts.stream().anyMatch(part -> part.contains(value)))
        .forEach(secrets::add);
    parts.stream()
        .filter(part -> part.length() >= SHORTEST_IN_URL)
        .filter(part -> !ORDINARY_WORD.matcher(part).matches())
        .forEach(secrets::add);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }
}
