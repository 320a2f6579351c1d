package dev.saldo.benchmarks;

import java.util.List;

/**
 * The arguments of a benchmark in a process of its own, passed as system properties.
 *
 * @param database the database of the history
 * @param days the number of days that a report covers
 */
record ForkedBenchmarkArguments(BenchmarkDatabase database, int days) {

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
        "-D" + URL + "=" + database.url(),
        "-D" + USER + "=" + database.user(),
        "-D" + DAYS + "=" + days);
  }
}
