package dev.saldo.account;

import dev.saldo.Internal;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets of a configuration record, to be recognized in what a vendor sends back. */
@Internal
public final class SecretEchoes {

  /** Shorter secrets would hide parts of ordinary words. */
  private static final int SHORTEST = 4;

  private static final String SHOWN = "***";

  private final List<Pattern> forms;
  private final Set<String> unread;

  private SecretEchoes(Stream<String> forms, Set<String> unread) {
    this.unread = Set.copyOf(unread);
    this.forms =
        forms
            .filter(form -> form.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(form -> Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE))
            .toList();
  }

  /** Reveals the current secrets of a record, in every form in which they are sent. */
  public static SecretEchoes of(Record config, KnownSecrets known) {
    SecretCollection found = new SecretCollection(known.resolved().get());
    found.collect(config);
    found.collect(known.secrets());
    return new SecretEchoes(
        found.secrets().stream().flatMap(secret -> forms(secret, found.names())).distinct(),
        found.unread());
  }

  /**
   * Rejects an answer if a secret cannot be read now: it may have been sent, so the answer may
   * repeat it.
   */
  void requireComplete() {
    if (!unread.isEmpty()) {
      throw new BalanceException(
          FailureReason.CONFIGURATION,
          "the answer was discarded because it could contain a secret that cannot be read: "
              + String.join("; ", unread));
    }
  }

  /** Returns a text with every secret replaced; all of it, if a secret cannot be read now. */
  public String conceal(String text) {
    if (!unread.isEmpty() && !unread.contains(text)) {
      return "message withheld because it could contain a secret that cannot be read: "
          + String.join("; ", unread);
    }
    String concealed = text;
    for (Pattern form : forms) {
      concealed = form.matcher(concealed).replaceAll(Matcher.quoteReplacement(SHOWN));
    }
    return concealed;
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
