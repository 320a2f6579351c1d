package dev.saldo.app.author;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a new provider and the package of its classes.
 *
 * @param name the name by which a configuration refers to it: {@code acme-sms}
 * @param packageName the package of its classes: {@code com.example.acmesms}
 */
public record NewProviderNames(String name, String packageName) {

  private static final int LONGEST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
  private static final String DEFAULT_PARENT = "com.example.";
  private static final String OWN = "dev.saldo";

  /** Its class would be named {@code BalanceProvider}, like the interface it implements. */
  private static final String TAKEN = "balance";

  /** Words that cannot be part of a package name. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double"
                  + " else enum extends false final finally float for goto if implements import"
                  + " instanceof int interface long native new null package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient true try void volatile while")
              .split(" "));

  /**
   * Validates both names.
   *
   * @throws IllegalArgumentException if one is invalid; the message gives an example of a valid one
   */
  public NewProviderNames {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST || name.equals(TAKEN)) {
      throw new IllegalArgumentException(
          ("'%s' is not a valid provider name; use lower-case letters, digits and single hyphens,"
                  + " such as acme-sms")
              .formatted(name));
    }
    boolean keyword = Arrays.stream(packageName.split("\\.")).anyMatch(KEYWORDS::contains);
    if (!PACKAGE.matcher(packageName).matches() || keyword) {
      throw new IllegalArgumentException(
          "'%s' is not a valid package; use one such as com.example.acme".formatted(packageName));
    }
    if (packageName.equals(OWN) || packageName.startsWith(OWN + ".")) {
      throw new IllegalArgumentException(
          "package '%s' is reserved for Saldo; use your own, such as com.example.acme"
              .formatted(packageName));
    }
  }

  /** Returns the names of a provider in a package named after it. */
  public static NewProviderNames of(String name) {
    String last = name.replace("-", "");
    return new NewProviderNames(
        name, DEFAULT_PARENT + (KEYWORDS.contains(last) ? last + "_" : last));
  }

  /** Returns the prefix of its class names: {@code AcmeSms}. */
  String className() {
    return Arrays.stream(name.split("-"))
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining());
  }
}
