package dev.saldo.testkit;

import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import dev.saldo.testkit.channel.AlertChannelContract;
import dev.saldo.testkit.history.BalanceHistoryContract;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the public signatures of the test kit do not change. */
final class TestKitBaselineTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        VendorReply.class,
        BalanceProviderContract.class,
        AlertChannelContract.class,
        BalanceHistoryContract.class
      })
  void keepsEverySignature(Class<?> member) throws IOException {
    String folder = member.getPackageName().replace('.', '/');
    new Baseline(Path.of("src/test/resources", folder, "baseline.txt"))
        .check(PublicSignatures.ofPackageOf(member));
  }
}
