package dev.saldo.app.serve;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The log of the service: one line an event, as logfmt or JSON. Thread-safe. */
public final class ServiceLog {

  /** The form of a line. */
  public enum Form {
    /** {@code key=value} pairs. */
    LOGFMT,
    /** A JSON object. */
    JSON
  }

  private static final Pattern BARE = Pattern.compile("[^\\s\"=\\\\\\p{Cntrl}]+");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Form form;
  private final PrintStream out;
  private final Clock clock;

  /** Creates a log that writes lines to a stream. */
  public ServiceLog(Form form, PrintStream out, Clock clock) {
    this.form = form;
    this.out = out;
    this.clock = clock;
  }

  /** Writes a line. */
  void write(SequencedMap<String, Object> fields) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    all.putAll(fields);
    String line =
        switch (form) {
          case JSON -> MAPPER.writeValueAsString(all);
          case LOGFMT ->
              all.entrySet().stream().map(ServiceLog::pair).collect(Collectors.joining(" "));
        };
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  private static String pair(Map.Entry<String, Object> field) {
    String text =
        field.getValue() instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(field.getValue());
    return field.getKey() + "=" + (BARE.matcher(text).matches() ? text : quoted(text));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
