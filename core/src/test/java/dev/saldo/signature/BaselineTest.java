package dev.saldo.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.spi.Amount;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BaselineTest {

  private final SortedSet<String> now = PublicSignatures.ofPackageOf(Amount.class);

  @Test
  void acceptsUnchangedSignatures() {
    assertThatNoException().isThrownBy(() -> Baseline.compare(List.copyOf(now), now));
  }

  @Test
  void namesRemovedSignatures() {
    SortedSet<String> less = new TreeSet<>(now);
    less.removeIf(line -> line.contains("SPI_VERSION"));
    assertThatThrownBy(() -> Baseline.compare(now, less))
        .hasMessageContaining("removed or changed")
        .hasMessageContaining("BalanceProvider.SPI_VERSION = 1");
  }

  @Test
  void namesNewSignaturesAndWhatToDo() {
    SortedSet<String> less = new TreeSet<>(now);
    less.removeIf(line -> line.contains("withNote"));
    assertThatThrownBy(() -> Baseline.compare(less, now))
        .hasMessageContaining("-Dgolden=write")
        .hasMessageContaining("dev.saldo.spi.Balance.withNote(java.lang.String)");
  }

  @Test
  void omitsInaccessibleSignatures() {
    assertThat(now)
        .anyMatch(line -> line.endsWith("public boolean dev.saldo.spi.Amount.unlimited()"))
        .anyMatch(line -> line.contains("dev.saldo.spi.Balance$Meaning: "))
        .anyMatch(line -> line.endsWith("dev.saldo.spi.Setting.defaultValue() default ''"))
        .noneMatch(line -> line.contains(" private ") || line.contains("MAX_RAW"))
        .noneMatch(line -> line.contains("Fixed"));
  }

  @Test
  void omitsTheStoreApi() {
    assertThat(PublicSignatures.ofPackageOf(BalanceHistory.class))
        .anyMatch(line -> line.contains("record dev.saldo.history.TotalledSample "))
        .noneMatch(line -> line.contains("dev.saldo.history.TotalledSample.after("))
        .noneMatch(line -> line.startsWith("dev.saldo.history.SeriesSampleThinner"));
  }
}
