package dev.saldo.account;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resolver of {@code ${env:NAME}}, {@code ${env:NAME:default}} and {@code ${file:PATH}} in a
 * value. A second dollar sign before a reference makes it plain text. Thread-safe.
 */
public final class References {

  /**
   * Resolves nothing: every text is used literally. For settings that come from someone who must
   * not read the variables and files of this process.
   */
  public static final References NONE = new References(name -> null, Path.of(""), false);

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?<escaped>\\$\\{)|\\$\\{(?<reference>[^}]*)}");
  private static final Pattern ENV = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)(?::(.*))?");
  private static final Pattern BARE_VARIABLE = Pattern.compile("\\$([A-Z_][A-Z0-9_]*)");
  private static final int LARGEST_FILE = 64 * 1024;

  /** Shorter values would hide parts of ordinary words. */
  private static final int SHORTEST_CONCEALED = 4;

  private final UnaryOperator<@Nullable String> environment;
  private final Path base;
  private final boolean resolving;
  private final Map<String, String> resolved = new ConcurrentHashMap<>();

  /**
   * Creates a resolver.
   *
   * @param environment returns the value of an environment variable, null if it is not set
   * @param base the directory against which relative files are resolved
   */
  public References(UnaryOperator<@Nullable String> environment, Path base) {
    this(environment, base, true);
  }

  private References(UnaryOperator<@Nullable String> environment, Path base, boolean resolving) {
    this.environment = environment;
    this.base = base;
    this.resolving = resolving;
  }

  /** Returns a resolver of the same variables and files that conceals only what it resolves. */
  public References separate() {
    return new References(environment, base, resolving);
  }

  /**
   * Returns the name of the environment variable that a text such as {@code $NAME} looks like. Such
   * a text is not a reference: it is used literally.
   */
  public static Optional<String> bareVariable(String text) {
    Matcher bare = BARE_VARIABLE.matcher(text.strip());
    return bare.matches() ? Optional.of(bare.group(1)) : Optional.empty();
  }

  /** Returns the values that were resolved so far and are long enough to be concealed. */
  Set<String> resolvedValues() {
    return Set.copyOf(resolved.keySet());
  }

  /** Returns the text with every value that was resolved replaced by its reference. */
  public String conceal(String text) {
    String concealed = text;
    for (Map.Entry<String, String> one : resolved.entrySet()) {
      String encoded = URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8);
      concealed =
          concealed
              .replace(one.getKey(), one.getValue())
              .replace(encoded, one.getValue())
              .replace(encoded.replace("+", "%20"), one.getValue());
    }
    return concealed;
  }

  /**
   * Returns the text with every reference replaced by its current value.
   *
   * @throws IllegalArgumentException if one cannot be resolved; the message contains no value
   */
  public String resolve(String text) {
    return resolve(text, (before, value) -> value);
  }

  /** Returns the text with every reference replaced by its current value, encoded for its place. */
  String resolve(String text, BinaryOperator<String> encoding) {
    if (!resolving) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      matcher.appendReplacement(result, "");
      String escaped = matcher.group("escaped");
      result.append(
          escaped == null
              ? encoding.apply(result.toString(), value(matcher.group("reference")))
              : escaped);
      end = matcher.end();
    }
    if (text.indexOf("${", end) >= 0) {
      throw new IllegalArgumentException("'${' without a closing '}'; write $${ for a literal ${");
    }
    return matcher.appendTail(result).toString();
  }

  /**
   * Returns a secret that resolves the text again at each use.
   *
   * @throws IllegalArgumentException if it cannot be resolved now
   */
  public Secret secret(String text) {
    present(text);
    return Secret.fromTemplate(
        encoding -> {
          try {
            return present(text, encoding);
          } catch (IllegalArgumentException e) {
            throw new BalanceException(
                FailureReason.CONFIGURATION, "a secret cannot be read: " + e.getMessage());
          }
        });
  }

  /** Returns the text with every reference replaced; the result must not be blank. */
  String present(String written) {
    return present(written, (before, value) -> value);
  }

  /**
   * Returns the text with every reference encoded for its place, which must not result in an empty
   * text.
   */
  String present(String written, BinaryOperator<String> encoding) {
    String text = resolve(written, encoding);
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; give a value, ${env:NAME} or ${file:PATH}");
    }
    return text;
  }

  private String value(String reference) {
    String written = "${" + reference + "}";
    if (reference.startsWith("file:")) {
      return remember(written, file(reference.substring("file:".length())));
    }
    Matcher env = ENV.matcher(reference);
    if (!env.matches() || reference.contains("${")) {
      throw new IllegalArgumentException(
          "a reference must be ${env:NAME}, ${env:NAME:default} or ${file:PATH}; write $${ for a literal ${");
    }
    String value = environment.apply(env.group(1));
    if (value != null) {
      return remember(written, value);
    }
    if (env.group(2) == null) {
      throw new IllegalArgumentException(
          "environment variable " + env.group(1) + " is not set; set it or use ${file:PATH}");
    }
    return env.group(2);
  }

  private String remember(String reference, String value) {
    String shown = value.strip();
    if (shown.length() >= SHORTEST_CONCEALED) {
      resolved.put(shown, reference);
    }
    return value;
  }

  private String file(String name) {
    Path path = base.resolve(name);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IllegalArgumentException("file " + path + " is larger than 64 KiB");
      }
      String content =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return withoutLastLineBreak(content);
    } catch (IOException e) {
      throw new IllegalArgumentException("file " + path + " " + cause(path, e), e);
    }
  }

  private static String cause(Path path, IOException e) {
    if (e instanceof CharacterCodingException) {
      return "is not UTF-8 text";
    }
    if (Files.isDirectory(path)) {
      return "is a folder; name a file in it";
    }
    return Files.exists(path)
        ? "cannot be read; check its permissions"
        : "does not exist; create it or correct the path";
  }

  private static String withoutLastLineBreak(String content) {
    if (content.endsWith("\r\n")) {
      return content.substring(0, content.length() - 2);
    }
    return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
  }
}
