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

/** Compression bombs and corrupt compressed answers are refused. */
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
        refuses("an answer in gzip after 256 MiB", gzip(good, 256 * MEBIBYTE)),
        refuses("an answer in gzip after 2 MiB", gzip(good, 2 * MEBIBYTE)),
        refuses("an answer in deflate after 64 MiB", deflate(good, 64 * MEBIBYTE)),
        refuses("an answer in deflate after 2 MiB", deflate(good, 2 * MEBIBYTE)),
        refuses("an error in gzip after 64 MiB", gzip(VendorReply.status(500), 64 * MEBIBYTE)),
        refuses("64 MiB in gzip in gzip", HostileAnswers.gzipInGzipBomb(good, 64 * MEBIBYTE)),
        refuses("a body that is declared gzip and is not", declared("gzip")),
        refuses("a body that is declared deflate and is not", declared("deflate")),
        refuses("a coding that was not requested", declared("br")),
        refuses("a coding that does not exist", declared("zip64-of-the-future")),
        refuses("truncated gzip", HostileAnswers.cutGzip(good)));
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

  /** Returns random bytes, no part of which can be read as an answer. */
  private VendorAnswer declared(String coding) {
    byte[] noise = new byte[500];
    new Random(7).nextBytes(noise);
    return VendorReply.status(200)
        .withBody(bench.contract.contentType(), noise)
        .withHeader("Content-Encoding", coding);
  }
}
