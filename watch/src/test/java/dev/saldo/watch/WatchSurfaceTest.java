package dev.saldo.watch;

import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The compatibility of the signatures that a host compiles against. */
final class WatchSurfaceTest {

  @Test
  void keepsEveryPromisedSignature() throws IOException {
    new Baseline(Path.of("src/test/resources/dev/saldo/watch/baseline.txt"))
        .check(PublicSignatures.ofPackageOf(Watch.class));
  }
}
