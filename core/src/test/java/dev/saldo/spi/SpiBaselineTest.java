package dev.saldo.spi;

import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The compatibility of the signatures that provider authors compile against. */
final class SpiBaselineTest {

  @Test
  void keepsEverySignatureThatProviderAuthorsUse() throws IOException {
    new Baseline(Path.of("src/test/resources/dev/saldo/spi/baseline.txt"))
        .check(PublicSignatures.ofPackageOf(BalanceProvider.class));
  }

  @Test
  void keepsEverySignatureThatChannelAuthorsUse() throws IOException {
    new Baseline(Path.of("src/test/resources/dev/saldo/spi/channel/baseline.txt"))
        .check(PublicSignatures.ofPackageOf(AlertChannelProvider.class));
  }
}
