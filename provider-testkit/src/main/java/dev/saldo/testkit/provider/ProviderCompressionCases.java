package dev.saldo.testkit.provider;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A small answer that is a large one in disguise, or compressed and damaged, does no harm. */
final class ProviderCompressionCases<C extends Record> {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Set<FailureReason> REFUSED =
      EnumSet.of(
          FailureReason.UNEXPECTED_RESPONSE,
          FailureReason.REJECTED,
          FailureReason.TIMEOUT,
          FailureReason.UNAVAILABLE);

  private final ProviderTestBench<C> bench;

  ProviderCompressionCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    VendorReply good = bench.goodReply();
    return Stream.of(
        refuses("an answer in gzip behind 256 MiB", gzip(good, 256 * MEBIBYTE)),
        refuses("an answer in gzip behind 2 MiB", gzip(good, 2 * MEBIBYTE)),
        refuses("an answer in deflate behind 64 MiB", deflate(good, 64 * MEBIBYTE)),
        refuses("an answer in deflate behind 2 MiB", deflate(good, 2 * MEBIBYTE)),
        refuses("an error in gzip behind 64 MiB", gzip(VendorReply.status(500), 64 * MEBIBYTE)),
        refuses("64 MiB in gzip in gzip", HostileAnswers.gzipInGzipBomb(good, 64 * MEBIBYTE)),
        refuses("what is said to be gzip and is not", saidToBe("gzip")),
        refuses("what is said to be deflate and is not", saidToBe("deflate")),
        refuses("a coding that nobody asked for", saidToBe("br")),
        refuses("a coding that does not exist", saidToBe("zip64-of-the-future")),
        refuses("gzip cut short", HostileAnswers.cutGzip(good)));
  }

  private DynamicTest refuses(String what, VendorAnswer answer) {
    return NamedCase.create(
        "refuses " + what,
        () ->
            bench
                .read(MisbehaviourStage.BALANCE, answer, TIMEOUT)
                .within(TIMEOUT.plus(ProviderTestBench.GRACE))
                .failure(REFUSED));
  }

  private static VendorAnswer gzip(VendorReply reply, int expandedBytes) {
    return HostileAnswers.gzipBomb(reply, expandedBytes);
  }

  private static VendorAnswer deflate(VendorReply reply, int expandedBytes) {
    return HostileAnswers.deflateBomb(reply, expandedBytes);
  }

  /** Random bytes, so that nothing of them can be taken for an answer. */
  private VendorAnswer saidToBe(String coding) {
    byte[] noise = new byte[500];
    new Random(7).nextBytes(noise);
    return VendorReply.status(200)
        .withBody(bench.contract.contentType(), noise)
        .withHeader("Content-Encoding", coding);
  }
}
