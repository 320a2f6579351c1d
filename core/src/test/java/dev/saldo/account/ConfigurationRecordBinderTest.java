package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ConfigurationRecordBinderTest {

  private static final String SECRET = "hunter2";

  private enum Format {
    JSON,
    PLAIN_TEXT
  }

  private record Vendor(
      @Setting("the key of the API") Secret apiKey,
      @Setting(value = "how", defaultValue = "plain-text") Format format,
      Optional<Duration> timeout,
      @Setting(value = "retries", defaultValue = "3") Optional<Integer> retries) {}

  private record Entry(String name, Mapping settings, Optional<Limits> limits) {

    Entry {
      if (name.equals("forbidden")) {
        throw new IllegalArgumentException("no account is called forbidden");
      }
    }
  }

  private record Limits(int low, Optional<String> note) {}

  private record Everything(
      @Setting(value = "zone", defaultValue = "UTC") String zone,
      Limits limits,
      List<Entry> entries,
      List<Secret> secrets,
      List<Integer> ports) {}

  record Broken(String text) {
    Broken {
      throw new UnsupportedOperationException(text);
    }
  }

  private final ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
  private final ConfigurationRecordBinder binder =
      new ConfigurationRecordBinder(new References(name -> null, Path.of("")), problems);

  @Test
  void bindsWrittenValuesAndDefaults() {
    Vendor vendor = bind(Vendor.class, block(1, "api-key", text(2, SECRET))).orElseThrow();
    assertThat(problems.found()).isEmpty();
    assertThat(vendor.apiKey().reveal()).isEqualTo(SECRET);
    assertThat(vendor.format()).isEqualTo(Format.PLAIN_TEXT);
    assertThat(vendor.timeout()).isEmpty();
    assertThat(vendor.retries()).contains(3);
    assertThat(vendor.toString()).doesNotContain(SECRET);
  }

  @Test
  void aBlankValueIsAbsent() {
    Mapping blank =
        block(
            1,
            "api-key",
            text(2, SECRET),
            "format",
            text(3, ""),
            "timeout",
            text(4, " \t"),
            "retries",
            text(5, ""));
    assertThat(bind(Vendor.class, blank).orElseThrow())
        .extracting(Vendor::format, Vendor::timeout, Vendor::retries)
        .containsExactly(Format.PLAIN_TEXT, Optional.empty(), Optional.of(3));
    bind(Vendor.class, block(7, "api-key", text(8, "  ")));
    assertThat(problems.found())
        .containsExactly("saldo.yaml:7: accounts.a: 'api-key' is missing (the key of the API)");
  }

  @Test
  void reportsAllProblemsAtOnceWithTheirLines() {
    Mapping wrong =
        block(
            10,
            "apikey",
            text(11, SECRET),
            "format",
            text(12, "yaml"),
            "timeout",
            text(13, "soon"),
            "colour",
            text(14, "red"),
            "retries",
            list(15));
    assertThat(bind(Vendor.class, wrong)).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml:10: accounts.a: 'api-key' is missing (the key of the API)",
            "saldo.yaml:11: accounts.a: unknown key 'apikey'; did you mean 'api-key'?",
            "saldo.yaml:12: accounts.a.format: 'yaml' is not one of json, plain-text",
            "saldo.yaml:13: accounts.a.timeout: 'soon' is not a duration such as 15s, 4h or 3d",
            "saldo.yaml:14: accounts.a: unknown key 'colour';"
                + " choices: api-key, format, retries, timeout",
            "saldo.yaml:15: accounts.a.retries: is not a single value");
  }

  @Test
  void anUnknownKeyIsAProblemButDoesNotHideTheRest() {
    assertThat(bind(Vendor.class, block(1, "api-key", text(2, SECRET), "color", text(3, "red"))))
        .isPresent();
    assertThat(problems.found()).hasSize(1);
  }

  @Test
  void bindsNestedRecordsAndListsAndKeepsAMappingUnbound() {
    Mapping settings = block(6, "any-thing", list(7, text(7, "unbound")));
    Mapping entry = block(5, "name", text(5, "one"), "settings", settings);
    Mapping everything =
        block(
            1,
            "limits",
            block(2, "low", text(3, "5"), "note", text(4, "x")),
            "entries",
            list(5, entry),
            "secrets",
            list(8, text(8, "a"), text(9, "b")),
            "ports",
            list(10, text(10, "80"), text(10, "443")));

    Everything bound = bind(Everything.class, everything).orElseThrow();

    assertThat(problems.found()).isEmpty();
    assertThat(bound.zone()).isEqualTo("UTC");
    assertThat(bound.limits()).isEqualTo(new Limits(5, Optional.of("x")));
    assertThat(bound.entries()).containsExactly(new Entry("one", settings, Optional.empty()));
    assertThat(bound.secrets()).extracting(Secret::reveal).containsExactly("a", "b");
    assertThat(bound.ports()).containsExactly(80, 443).isUnmodifiable();
  }

  @Test
  void anAbsentListIsEmptyAndAnAbsentBlockHasDefaultsOrProblems() {
    assertThat(bind(Everything.class, block(1))).isEmpty();
    assertThat(problems.found())
        .containsExactly("saldo.yaml:1: accounts.a.limits: 'low' is missing");
  }

  @Test
  void namesThePathInsideListsAndBlocks() {
    Mapping wrong =
        block(
            1,
            "limits",
            block(2, "low", text(3, "many")),
            "entries",
            list(
                4,
                block(5, "nam", text(5, "x")),
                text(6, "not a block"),
                block(7, "name", text(7, "forbidden"))),
            "secrets",
            text(8, SECRET),
            "ports",
            list(9, text(9, "80"), text(10, "http"), text(11, "")));
    assertThat(bind(Everything.class, wrong)).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml:3: accounts.a.limits.low: 'many' is not a whole number",
            "saldo.yaml:5: accounts.a.entries[0]: unknown key 'nam'; did you mean 'name'?",
            "saldo.yaml:5: accounts.a.entries[0]: 'name' is missing",
            "saldo.yaml:6: accounts.a.entries[1]: is not a block of settings;"
                + " indent 'name: value' lines under it",
            "saldo.yaml:7: accounts.a.entries[2]: no account is called forbidden",
            "saldo.yaml:8: accounts.a.secrets: is not a list; start each entry with '- '",
            "saldo.yaml:10: accounts.a.ports[1]: 'http' is not a whole number",
            "saldo.yaml:11: accounts.a.ports[2]: is empty;"
                + " give a value, ${env:NAME} or ${file:PATH}");
  }

  @Test
  void aProblemWithoutALineOrAPathNamesTheFileOnly() {
    assertThat(binder.bind(Vendor.class, Mapping.of(Map.of("format", "json")), "")).isEmpty();
    assertThat(problems.found())
        .containsExactly("saldo.yaml: 'api-key' is missing (the key of the API)");
  }

  @Test
  void noProblemContainsASecret() {
    List<ConfigurationNode> wrong =
        List.of(
            list(2, text(2, SECRET)),
            block(2, "value", text(2, SECRET)),
            text(2, "${" + SECRET + "}"),
            text(2, "${env:MISSING:" + SECRET),
            text(2, "${env:" + SECRET + "-:" + SECRET + "}"));
    for (ConfigurationNode node : wrong) {
      assertThat(bind(Vendor.class, block(1, "api-key", node))).isEmpty();
    }
    assertThat(problems.found())
        .hasSize(wrong.size())
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("saldo.yaml:2: accounts.a.api-key: ")
                    .doesNotContain(SECRET));
  }

  @Test
  void aRecordThatFailsInAnyOtherWayIsAnInternalError() {
    assertThat(catchThrowable(() -> bind(Broken.class, block(1, "text", text(1, "x")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Broken cannot be constructed");
  }

  private <R extends Record> Optional<R> bind(Class<R> type, Mapping mapping) {
    return binder.bind(type, mapping, "accounts.a");
  }

  private static Mapping block(int line, Object... keysAndNodes) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndNodes.length; i += 2) {
      entries.put((String) keysAndNodes[i], (ConfigurationNode) keysAndNodes[i + 1]);
    }
    return new Mapping(entries, line);
  }

  private static Sequence list(int line, ConfigurationNode... items) {
    return new Sequence(List.of(items), line);
  }

  private static Scalar text(int line, String text) {
    return new Scalar(text, line);
  }
}
