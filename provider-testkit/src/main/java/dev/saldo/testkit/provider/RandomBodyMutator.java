package dev.saldo.testkit.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages a body at random, reproducibly for a seed. Works on text with one char per byte. */
final class RandomBodyMutator {

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|[-+.0-9eE]+|[A-Za-z]+|[^\\sA-Za-z0-9\"]");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

  private static final List<String> HOSTILE =
      List.of(
          "null",
          "true",
          "NaN",
          "-Infinity",
          "\"\"",
          "\"abc\"",
          "[]",
          "{}",
          "[[[[[[[[",
          "}}",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "/*",
          "//",
          "<!--",
          "<![CDATA[",
          "&lt;",
          "&x;",
          "\0",
          "\u00ff\u00fe",
          "\u00ef\u00bb\u00bf",
          "\r\n\r\n",
          "0x10",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e2147483648",
          "1e99999999999",
          "012",
          "+5",
          ".5",
          "5.",
          "-",
          "-0",
          "1e5",
          "12,5",
          "1,234.56",
          "9223372036854775808",
          "99999999999999999999999999",
          "100000000000000000000000000",
          "0.1234567890123456789012345678901234567890",
          "123456789012345678901234567890123456789012345678901234567890123456789");

  private final Random random;
  private final String good;

  RandomBodyMutator(String goodBody, long seed) {
    this.good = goodBody;
    this.random = new Random(seed);
  }

  /** Returns the next body, damaged one to four times. */
  byte[] next() {
    String body = good;
    for (int times = 1 + random.nextInt(4); times > 0 && !body.isEmpty(); times--) {
      body = damage(body);
    }
    return body.getBytes(ISO_8859_1);
  }

  private String damage(String body) {
    int at = random.nextInt(body.length());
    int to = Math.min(body.length(), at + 1 + random.nextInt(12));
    return switch (random.nextInt(10)) {
      case 0 -> replace(body, at, at + 1, flipBit(body.charAt(at)));
      case 1 -> replace(body, at, to, "");
      case 2 -> replace(body, at, at, String.valueOf((char) random.nextInt(256)));
      case 3 -> replace(body, at, at, body.substring(at, to));
      case 4 -> body.substring(0, at);
      case 5 -> replace(body, at, at, hostile());
      case 6 -> replaceOne(TOKEN, body, hostile());
      case 7 -> replaceOne(NUMBER, body, hostile());
      case 8 -> replaceOne(NUMBER, body, digits());
      default -> swap(body);
    };
  }

  private String flipBit(char c) {
    return String.valueOf((char) (c ^ (1 << random.nextInt(8))));
  }

  private String hostile() {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  private String digits() {
    StringBuilder number = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    for (int digits = 1 + random.nextInt(40); digits > 0; digits--) {
      number.append(random.nextInt(20) == 0 ? "." : String.valueOf(random.nextInt(10)));
    }
    return number.toString();
  }

  private String replaceOne(Pattern pattern, String body, String by) {
    List<MatchResult> found = pattern.matcher(body).results().toList();
    if (found.isEmpty()) {
      return body + by;
    }
    MatchResult match = found.get(random.nextInt(found.size()));
    return replace(body, match.start(), match.end(), by);
  }

  private String swap(String body) {
    List<MatchResult> found = new ArrayList<>(TOKEN.matcher(body).results().toList());
    if (found.size() < 2) {
      return body + body;
    }
    int first = random.nextInt(found.size() - 1);
    int second = first + 1 + random.nextInt(found.size() - first - 1);
    MatchResult left = found.get(first);
    MatchResult right = found.get(second);
    return body.substring(0, left.start())
        + right.group()
        + body.substring(left.end(), right.start())
        + left.group()
        + body.substring(right.end());
  }

  private static String replace(String body, int from, int to, String by) {
    return body.substring(0, from) + by + body.substring(to);
  }
}
