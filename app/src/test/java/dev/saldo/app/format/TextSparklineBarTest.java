package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TextSparklineBarTest {

  @Test
  void barsStartAtZero() {
    assertThat(line("0", "1", "2", "3", "4", "5", "6", "7")).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(line("1000", "990", "995")).isEqualTo("███");
  }

  @Test
  void negativeValuesHangFromZero() {
    assertThat(line("0", "-50", "-100")).isEqualTo("█▅▁");
  }

  @Test
  void unknownValuesAreGaps() {
    assertThat(line(null, "7", null, "0")).isEqualTo(" █ ▁");
    assertThat(line(null, null)).isEqualTo("  ");
    assertThat(line()).isEmpty();
  }

  @Test
  void acceptsNumbersOfAnyLength() {
    assertThat(line("99999999999999999999999999", "0.000000000001")).isEqualTo("█▂");
    assertThat(line("0", "0")).isEqualTo("▁▁");
  }

  @Test
  void drawsInAscii() {
    assertThat(TextSparklineBar.draw(values("0", "3", null, "7"), false)).isEqualTo("_~ #");
  }

  private static String line(@Nullable String... texts) {
    return TextSparklineBar.draw(values(texts), true);
  }

  private static List<@Nullable BigDecimal> values(@Nullable String... texts) {
    List<@Nullable BigDecimal> values = new ArrayList<>();
    for (String text : texts) {
      values.add(text == null ? null : new BigDecimal(text));
    }
    return values;
  }
}
