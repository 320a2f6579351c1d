package dev.saldo.testkit;

import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What provider authors write their tests with stays as it is. */
final class TestKitBaselineTest {

  @Test
  void nothingThatAuthorsUseIsGone() throws IOException {
    new Baseline(Path.of("src/test/resources/dev/saldo/testkit/baseline.txt"))
        .check(PublicSignatures.ofPackageOf(BalanceProviderContract.class));
  }
}
