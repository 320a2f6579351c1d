package dev.saldo.account;

import dev.saldo.spi.Secret;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parser of the text of a setting into the type of its record component. */
final class SettingValueParser {

  private static final Map<Class<?>, SettingType> TYPES =
      Map.of(
          String.class, new SettingType("text", text -> text),
          boolean.class, new SettingType("true | false", SettingValueParser::bool),
          Boolean.class, new SettingType("true | false", SettingValueParser::bool),
          int.class, new SettingType("whole number", SettingValueParser::whole),
          Integer.class, new SettingType("whole number", SettingValueParser::whole),
          BigDecimal.class, new SettingType("number", SettingValueParser::number),
          Duration.class, new SettingType("duration", SettingValueParser::duration),
          URI.class, new SettingType("URL", SettingValueParser::uri),
          ZoneId.class, new SettingType("time zone", SettingValueParser::zone),
          Path.class, new SettingType("path", SettingValueParser::path));

  private static final Pattern AFTER_HOST =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*[/?]");

  private record SettingType(String name, Function<String, Object> parse) {}

  private SettingValueParser() {}

  /**
   * Returns the parsed value.
   *
   * @throws IllegalArgumentException if the text is not of the type; the message quotes the text as
   *     written and says what is expected, but never contains the value of a reference
   */
  static Object parse(Class<?> type, String written, References references) {
    if (type == Secret.class) {
      return references.secret(written);
    }
    String text =
        type == URI.class
            ? references.present(written.strip(), SettingValueParser::inUrl).strip()
            : references.present(written).strip();
    try {
      return type.isEnum() ? choice(type, text) : parse(type, text);
    } catch (IllegalArgumentException e) {
      String shown = type == URI.class ? "" : "'" + written.strip() + "' ";
      throw new IllegalArgumentException(shown + e.getMessage(), e);
    }
  }

  /** Encodes what is in the path or query of a URL; what may begin a URL stays as it is. */
  private static String inUrl(String before, String value) {
    return AFTER_HOST.matcher(before).lookingAt()
        ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")
        : value;
  }

  private static Object parse(Class<?> type, String text) {
    SettingType known = TYPES.get(type);
    if (known == null) {
      throw new IllegalStateException("unsupported setting type " + type.getName());
    }
    return known.parse().apply(text);
  }

  /** Returns whether a type is supported for a single value. */
  static boolean isKnown(Class<?> type) {
    return TYPES.containsKey(type) || type == Secret.class || type.isEnum();
  }

  /** Returns the name of a type in a description. */
  static String typeName(Class<?> type) {
    if (type.isEnum()) {
      return String.join(" | ", choices(type));
    }
    if (type == Secret.class) {
      return "secret";
    }
    SettingType known = TYPES.get(type);
    return known == null ? "block" : known.name();
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is not true or false");
    };
  }

  private static BigDecimal number(String text) {
    if (!text.matches("[+-]?\\d{1,26}(\\.\\d{1,12})?")) {
      throw new IllegalArgumentException("is not a number such as 500 or 12.5");
    }
    return new BigDecimal(text);
  }

  private static int whole(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("is not a whole number");
    }
    return Integer.parseInt(text);
  }

  private static Duration duration(String text) {
    return TimeSpan.findInSetting(text)
        .orElseThrow(() -> new IllegalArgumentException("is not a duration such as 15s, 4h or 3d"))
        .toDuration();
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not a URL such as https://api.example.com", e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is not a time zone" + NameSuggestions.zoneHint(text), e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path", e);
    }
  }

  private static Object choice(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (ConstantName.kebab((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("is not one of " + String.join(", ", choices(type)));
  }

  /**
   * Returns the names without initializing the class, which may be from a jar that is not trusted
   * yet.
   */
  private static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(Field::isEnumConstant)
        .map(constant -> ConstantName.kebab(constant.getName()))
        .toList();
  }
}
