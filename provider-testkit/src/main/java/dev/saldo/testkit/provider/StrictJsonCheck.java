package dev.saldo.testkit.provider;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that a text is one JSON document by RFC 8259, without duplicate keys. It is independent of
 * any JSON library, so that it shares no bug with a provider's parser.
 */
final class StrictJsonCheck {

  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");
  private static final Pattern TEXT =
      Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]++|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+)\"");
  private static final Pattern WORD = Pattern.compile("true|false|null");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");
  private static final int DEEPEST = 500;

  private final String text;
  private int at;

  private StrictJsonCheck(String text) {
    this.text = text;
  }

  /** Returns whether a text is a JSON document nested at most 500 deep. */
  static boolean accepts(String text) {
    StrictJsonCheck json =
        new StrictJsonCheck(text.startsWith("\ufeff") ? text.substring(1) : text);
    return json.value(0) && json.at == json.text.length();
  }

  /** Returns a text as a JSON string. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c < 0x20) {
                quoted.append("\\u%04x".formatted(c));
              } else if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Skips a value and the white space around it. */
  private boolean value(int depth) {
    take(SPACE);
    boolean valid =
        depth < DEEPEST
            && at < text.length()
            && switch (text.charAt(at)) {
              case '{' -> object(depth);
              case '[' -> array(depth);
              case '"' -> take(TEXT);
              default -> take(NUMBER) || take(WORD);
            };
    take(SPACE);
    return valid;
  }

  private boolean object(int depth) {
    Set<String> keys = new HashSet<>();
    take('{');
    take(SPACE);
    if (take('}')) {
      return true;
    }
    do {
      take(SPACE);
      int from = at + 1;
      if (!take(TEXT) || !keys.add(unescape(text.substring(from, at - 1)))) {
        return false;
      }
      take(SPACE);
      if (!take(':') || !value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take('}');
  }

  private boolean array(int depth) {
    take('[');
    take(SPACE);
    if (take(']')) {
      return true;
    }
    do {
      if (!value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean take(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  private boolean take(Pattern token) {
    Matcher matcher = token.matcher(text).region(at, text.length());
    boolean found = matcher.lookingAt();
    at = found ? matcher.end() : at;
    return found;
  }

  private static String unescape(String key) {
    return ESCAPE
        .matcher(key)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? unescape(escape.group(2).charAt(0))
                        : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static String unescape(char letter) {
    return switch (letter) {
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      default -> String.valueOf(letter);
    };
  }
}
