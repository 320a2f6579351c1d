package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ServiceLogTest {

  /** A line break, a quote, a terminal's escape, a turned direction and a broken surrogate. */
  private static final String HOSTILE =
      "a\r\nlevel=info \"b\" \\ \u001b[2J \u009b2J \u2028 \u202e \ud800 \ud83d\ude00";

  private static SequencedMap<String, Object> fields(Object value) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("value", value);
    fields.put("end", 1);
    return fields;
  }

  private static String logfmt(Object value) {
    LoggedLines lines = new LoggedLines(ServiceLog.Form.LOGFMT);
    lines.log.write(fields(value));
    return lines.text();
  }

  @Test
  void wordsAreBareAndEverythingElseIsQuoted() {
    assertThat(logfmt("otp-ghana"))
        .isEqualTo("time=2026-11-21T20:15:00.123Z value=otp-ghana end=1\n");
    assertThat(logfmt("")).contains(" value=\"\" end=1");
    assertThat(logfmt("Café")).contains(" value=Café end=1");
    assertThat(logfmt("two words")).contains(" value=\"two words\" ");
    assertThat(logfmt("no\u00a0break")).contains(" value=\"no\u00a0break\" ");
    assertThat(logfmt("a=b")).contains(" value=\"a=b\" ");
    assertThat(logfmt(List.of("one", "two"))).contains(" value=one,two ");
  }

  @Test
  void hostileTextStaysInItsValue() {
    assertThat(logfmt(HOSTILE))
        .isEqualTo(
            "time=2026-11-21T20:15:00.123Z value=\"a\\r\\nlevel=info \\\"b\\\" \\\\ \\u001b[2J"
                + " \\u009b2J \\u2028 \\u202e \\ud800 \ud83d\ude00\" end=1\n");
  }

  @Test
  void jsonIsOneLineOfAsciiWithTheSameText() {
    LoggedLines lines = new LoggedLines(ServiceLog.Form.JSON);
    lines.log.write(fields(HOSTILE.replace("\ud800", "")));
    lines.log.warn("provider", "late");
    assertThat(lines.text()).matches("[\\x20-\\x7e]+\\n[\\x20-\\x7e]+\\n");
    JsonNode line = new JsonMapper().readTree(lines.all().getFirst());
    assertThat(line.get("value").asString()).isEqualTo(HOSTILE.replace("\ud800", ""));
    assertThat(lines.all().getLast())
        .isEqualTo(
            "{\"time\":\"2026-11-21T20:15:00.123Z\",\"level\":\"warning\",\"event\":\"provider\",\"message\":\"late\"}");
  }
}
