package dev.saldo.spi;

import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What provider authors compile against stays as it is. */
final class SpiBaselineTest {

  @Test
  void nothingThatAuthorsUseIsGone() throws IOException {
    new Baseline(Path.of("src/test/resources/dev/saldo/spi/baseline.txt"))
        .check(PublicSignatures.ofPackageOf(BalanceProvider.class));
  }
}
