package dev.saldo.benchmarks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** The load of the benchmark of pages, on its own vendor. */
final class PageRequestLoadTest {

  @Test
  void everyRequestIsCounted() throws Exception {
    try (LoopbackVendorServer vendor = LoopbackVendorServer.start()) {
      URI page = URI.create(vendor.url(7));
      LoadLatencySummary found = new PageRequestLoad(page, "gzip").run(200, 1);
      assertThat(found.count()).isEqualTo(200);
      assertThat(found.failed()).isZero();
      assertThat(found.bytes()).isEqualTo("{\"left\":\"8999999.25\"}".length());
      assertThat(vendor.calls()).isEqualTo(200);
      assertThat(new PageRequestLoad(URI.create("http://127.0.0.1:1/"), "gzip").run(5, 1).failed())
          .isEqualTo(5);
    }
  }

  @Test
  void aHalfSentRequestIsOpenUntilTheServerClosesIt() throws Exception {
    LoopbackVendorServer vendor = LoopbackVendorServer.start();
    try (HalfSentRequests slow = HalfSentRequests.open(URI.create(vendor.url(0)), 3, 2)) {
      assertThat(slow.size()).isEqualTo(5);
      assertThat(slow.countOpen()).isEqualTo(5);
      vendor.close();
      assertThat(slow.refused()).isZero();
    }
  }

  @Test
  void quantilesAreThoseOfTheAnswers() {
    double[] latencies = new double[200];
    for (int i = 0; i < latencies.length; i++) {
      latencies[i] = latencies.length - i;
    }
    assertThat(new LoadLatencySummary(latencies, 1, 30))
        .hasToString(
            "200 answers, p50 101.0 ms, p99 199.0 ms, at most 200.0 ms, 1 failed, 30 bytes each");
  }
}
