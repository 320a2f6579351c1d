package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.spi.BalanceException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyCharsetTest {

  private static final String TEXT = "{\"message\": \"Un numéro\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json; charset=ISO-8859-1 | ISO-8859-1",
        "application/json;charset=\"iso-8859-1\" | ISO-8859-1",
        "text/json; boundary=x; CHARSET = latin1; q=1 | ISO-8859-1",
        "application/json; charset=utf-16 | UTF-16",
        "application/json; charset=windows-1252 | windows-1252",
        "text/html; charset=utf-8 | UTF-8",
        "application/json; charset=us-ascii | UTF-8",
        "application/json; charset=no-such-charset | UTF-8",
        "application/json | UTF-8",
      })
  void readsABodyInTheDeclaredCharset(String contentType, String sent) {
    byte[] body =
        BodyCharset.of(Optional.of(contentType)).toUtf8(TEXT.getBytes(Charset.forName(sent)));
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(TEXT);
  }

  @Test
  void refusesABodyThatIsNotInTheDeclaredCharset() {
    BodyCharset declared = BodyCharset.of(Optional.of("application/json; charset=utf-16"));
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> declared.toUtf8(new byte[] {(byte) 0xd8, 0, 0}))
        .withMessage("the answer is not in the charset that it declares");
  }
}
