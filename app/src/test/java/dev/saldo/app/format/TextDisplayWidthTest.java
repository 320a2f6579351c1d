package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected widths are the cursor movements of a terminal. */
final class TextDisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "Основной счёт в рублях, 22",
    "เครดิตคงเหลือที่ใช้ได้, 16",
    "กำไร, 4",
    "短信余额（中国移动）, 20",
    "잔액 확인, 9",
    "ﾊﾝｶｸ カタカナ, 13",
    "🎉 bonus 👍🏽, 13",
    "🇬🇭 flag, 7",
    "नमस्ते, 4",
    "▁█–─…, 5",
  })
  void columnsOfATerminal(String text, int width) {
    assertThat(TextDisplayWidth.measure(text)).isEqualTo(width);
  }

  @Test
  void combiningMarksStayWithTheirLetter() {
    assertThat(TextDisplayWidth.measure("e\u0301tude")).isEqualTo(5);
    assertThat(TextDisplayWidth.cut("e\u0301tude", 3, "…")).isEqualTo("e\u0301t…");
    assertThat(TextDisplayWidth.cut("ae\u0301tude", 3, "…")).isEqualTo("ae\u0301…");
  }

  @Test
  void aWideLetterIsNotHalved() {
    assertThat(TextDisplayWidth.cut("短信余额", 6, "…")).isEqualTo("短信…");
    assertThat(TextDisplayWidth.cut("短信余额", 8, "…")).isEqualTo("短信余额");
  }
}
