package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerminalScreenPagerTest {

  private static final String LONG = "line\n".repeat(5);

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void whatIsLongerThanTheScreenGoesThroughThePager() throws IOException {
    Path paged = folder.resolve("paged");
    environment.put("PAGER", "cat > '" + paged + "'");
    write(find(5, "status").orElseThrow(), LONG);
    assertThat(out.size()).isZero();
    assertThat(paged).hasContent(LONG);
  }

  @Test
  void whatFitsIsWrittenDirectly() throws IOException {
    environment.put("PAGER", "false");
    write(find(6, "status").orElseThrow(), LONG);
    assertThat(out).hasToString(LONG);
  }

  @Test
  void aPagerThatEndsEarlyIsNoError() throws IOException {
    environment.put("PAGER", "true");
    TerminalScreenPager pager = find(5, "status").orElseThrow();
    write(pager, "x".repeat(1_000_000) + LONG);
    assertThat(out.size()).isZero();
  }

  @Test
  void onlyReportsOnATerminalArePaged() {
    environment.put("PAGER", "more");
    assertThat(find(24, "status")).isPresent();
    assertThat(find(0, "status")).isEmpty();
    assertThat(find(24, "poll")).isEmpty();
    assertThat(find(24, "status", "--watch=5s")).isEmpty();
    environment.put("NO_PAGER", "1");
    assertThat(find(24, "status")).isEmpty();
    environment.put("NO_PAGER", "");
    assertThat(find(24, "status")).isPresent();
    environment.put("TERM", "dumb");
    assertThat(find(24, "status")).isEmpty();
    environment.put("TERM", "xterm");
    for (String none : new String[] {"", "cat"}) {
      environment.put("PAGER", none);
      assertThat(find(24, "status")).isEmpty();
    }
    environment.remove("PAGER");
    assertThat(find(24, "status")).isEmpty();
  }

  private Optional<TerminalScreenPager> find(int rows, String... args) {
    return TerminalScreenPager.find(out, rows, environment::get, args);
  }

  private static void write(TerminalScreenPager pager, String text) throws IOException {
    pager.write(text.getBytes(StandardCharsets.UTF_8));
    pager.flush();
    pager.finish();
  }
}
