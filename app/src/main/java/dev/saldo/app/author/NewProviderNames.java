package dev.saldo.app.author;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a new provider and its classes are called.
 *
 * @param name as a configuration asks for it: {@code acme-sms}
 * @param packageName where its classes are: {@code com.example.acmesms}
 */
public record NewProviderNames(String name, String packageName) {

  private static final int LONGEST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
  private static final String DEFAULT_PARENT = "com.example.";
  private static final String OWN = "dev.saldo";

  /** Its class would be called as the interface it implements. */
  private static final String TAKEN = "balance";

  /** Words that are no identifiers in Java. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double"
                  + " else enum extends false final finally float for goto if implements import"
                  + " instanceof int interface long native new null package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient true try void volatile while")
              .split(" "));

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if one cannot be used; the message says what could be
   */
  public NewProviderNames {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST || name.equals(TAKEN)) {
      throw new IllegalArgumentException(
          ("'%s' is no name for a provider; write lower-case letters, digits and single hyphens,"
                  + " such as acme-sms")
              .formatted(name));
    }
    boolean keyword = Arrays.stream(packageName.split("\\.")).anyMatch(KEYWORDS::contains);
    if (!PACKAGE.matcher(packageName).matches() || keyword) {
      throw new IllegalArgumentException(
          "'%s' is no package for a provider; write one such as com.example.acme"
              .formatted(packageName));
    }
    if (packageName.equals(OWN) || packageName.startsWith(OWN + ".")) {
      throw new IllegalArgumentException(
          "package '%s' is Saldo's own; write one of yours, such as com.example.acme"
              .formatted(packageName));
    }
  }

  /** Returns the names of a provider in a package named after it. */
  public static NewProviderNames of(String name) {
    String last = name.replace("-", "");
    return new NewProviderNames(
        name, DEFAULT_PARENT + (KEYWORDS.contains(last) ? last + "_" : last));
  }

  /** Returns what its classes begin with: {@code AcmeSms}. */
  String className() {
    return Arrays.stream(name.split("-"))
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining());
  }
}
