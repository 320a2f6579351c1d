package dev.saldo.benchmarks;

import java.util.List;

/**
 * What a benchmark in a process of its own is about, handed over as system properties.
 *
 * @param place where the history is
 * @param days how many days of it a report covers
 */
record ForkedBenchmarkArguments(BenchmarkDatabase place, int days) {

  private static final String URL = "saldo.benchmarks.url";
  private static final String USER = "saldo.benchmarks.user";
  private static final String DAYS = "saldo.benchmarks.days";

  static ForkedBenchmarkArguments fromProperties() {
    return new ForkedBenchmarkArguments(
        new BenchmarkDatabase(System.getProperty(URL, ""), System.getProperty(USER, "")),
        Integer.getInteger(DAYS, 1));
  }

  List<String> options() {
    return List.of(
        "-D" + URL + "=" + place.url(), "-D" + USER + "=" + place.user(), "-D" + DAYS + "=" + days);
  }
}
