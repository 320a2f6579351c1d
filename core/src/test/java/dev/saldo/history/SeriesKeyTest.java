package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SeriesKeyTest {

  private static final SeriesKey KEY =
      new SeriesKey("a", "p", "main", Kind.MONEY, "EUR", Meaning.REMAINING);

  @Test
  void equalsAKeyWithTheSameParts() {
    SeriesKey same =
        new SeriesKey("ab".substring(0, 1), "p", "main", Kind.MONEY, "EUR", Meaning.REMAINING);
    assertThat(same).isEqualTo(KEY).hasSameHashCodeAs(KEY);
  }

  @Test
  void differsIfAnyPartDiffers() {
    assertThat(
            Stream.of(
                new SeriesKey("b", "p", "main", Kind.MONEY, "EUR", Meaning.REMAINING),
                new SeriesKey("a", "q", "main", Kind.MONEY, "EUR", Meaning.REMAINING),
                new SeriesKey("a", "p", "bonus", Kind.MONEY, "EUR", Meaning.REMAINING),
                new SeriesKey("a", "p", "main", Kind.CREDITS, "EUR", Meaning.REMAINING),
                new SeriesKey("a", "p", "main", Kind.MONEY, "GHS", Meaning.REMAINING),
                new SeriesKey("a", "p", "main", Kind.MONEY, "EUR", Meaning.OWED)))
        .allSatisfy(other -> assertThat(other).isNotEqualTo(KEY).isNotEqualTo("a"))
        .extracting(SeriesKey::hashCode)
        .doesNotContain(KEY.hashCode());
  }
}
