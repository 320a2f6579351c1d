package dev.saldo.account;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets of a configuration record, to be recognized in what a vendor sends back. */
final class SecretEchoes {

  /** Shorter secrets would hide parts of ordinary words. */
  private static final int SHORTEST = 4;

  private static final int SHORTEST_IN_URL = 8;
  private static final Pattern ORDINARY_WORD = Pattern.compile("[a-z]+");
  private static final String SHOWN = "***";

  private final List<Pattern> forms;

  private SecretEchoes(Stream<String> forms) {
    this.forms =
        forms
            .filter(form -> form.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(form -> Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE))
            .toList();
  }

  /** Reveals the secrets of a record, now, with the forms in which they are sent. */
  static SecretEchoes of(Record config) {
    Set<String> secrets = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    collect(config, secrets, names);
    return new SecretEchoes(secrets.stream().flatMap(secret -> forms(secret, names)).distinct());
  }

  /** Returns a text with every secret replaced. */
  String conceal(String text) {
    String concealed = text;
    for (Pattern form : forms) {
      concealed = form.matcher(concealed).replaceAll(Matcher.quoteReplacement(SHOWN));
    }
    return concealed;
  }

  private static void collect(Object value, Set<String> secrets, Set<String> names) {
    switch (value) {
      case Secret secret -> reveal(secret, secrets);
      case URI url -> collect(url, secrets);
      case String name -> names.add(name);
      case Optional<?> optional -> optional.ifPresent(v -> collect(v, secrets, names));
      case List<?> list -> list.forEach(v -> collect(v, secrets, names));
      case Record nested ->
          Arrays.stream(nested.getClass().getRecordComponents())
              .map(component -> read(nested, component))
              .flatMap(Optional::stream)
              .forEach(v -> collect(v, secrets, names));
      default -> {}
    }
  }

  private static Optional<Object> read(Record owner, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return Optional.ofNullable(component.getAccessor().invoke(owner));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty(); // a record that nothing can be read from holds nothing to compare
    }
  }

  /** Takes what references stand for, or the entire secret and its last word if there are none. */
  private static void reveal(Secret secret, Set<String> secrets) {
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
      return; // it cannot be read now, so it was not sent either
    }
  }

  /** Takes the parts of a URL that look like a key rather than a word. */
  private static void collect(URI url, Set<String> secrets) {
    String path = Optional.ofNullable(url.getRawPath()).orElse("");
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    Stream.concat(
            Arrays.stream(path.split("/")),
            Arrays.stream(query.split("&")).map(pair -> pair.replaceFirst("[^=]*=", "")))
        .map(SecretEchoes::decoded)
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

  private static Stream<String> forms(String secret, Set<String> names) {
    if (secret.length() < SHORTEST) {
      return Stream.empty();
    }
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    Stream<String> plain =
        Stream.of(secret, encoded, encoded.replace("+", "%20"), base64(secret), escaped(secret));
    return Stream.concat(plain, names.stream().map(name -> base64(name + ":" + secret)));
  }

  private static String escaped(String secret) {
    return secret.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
