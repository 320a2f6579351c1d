package dev.saldo.provider.httpjson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import tools.jackson.core.io.JsonStringEncoder;

/** The encoding of a secret, depending on where it appears in a body. */
enum BodyEncoding {
  /** In a string of a JSON document; outside of a string, a reference is a complete JSON value. */
  JSON {
    @Override
    String encode(String before, String value) {
      return isInString(before)
          ? new String(JsonStringEncoder.getInstance().quoteAsCharArray(value))
          : value;
    }
  },
  /** In a value of a form; in place of a name, a reference is a complete pair. */
  FORM {
    @Override
    String encode(String before, String value) {
      boolean isValue = before.lastIndexOf('=') > before.lastIndexOf('&');
      return isValue ? URLEncoder.encode(value, UTF_8) : value;
    }
  },
  /** In an element or attribute of an XML document. */
  XML {
    @Override
    String encode(String before, String value) {
      return before.isBlank()
          ? value
          : value
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&apos;");
    }
  },
  /** In a body of any other type, whose escaping rules are unknown. */
  NONE {
    @Override
    String encode(String before, String value) {
      return value;
    }
  };

  abstract String encode(String before, String value);

  static BodyEncoding of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.endsWith("json")) {
      return JSON;
    }
    if (type.equals("application/x-www-form-urlencoded")) {
      return FORM;
    }
    return type.endsWith("xml") ? XML : NONE;
  }

  private static boolean isInString(String before) {
    boolean inString = false;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\' && inString) {
        i++;
      }
    }
    return inString;
  }
}
