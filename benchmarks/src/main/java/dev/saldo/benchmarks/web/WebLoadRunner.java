package dev.saldo.benchmarks.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command that measures the page of current balances of a service while it polls every account
 * each minute, and the same next to clients that never finish a request.
 */
@Command(
    name = "web",
    description = "Measure the pages of a service under load, and next to slow clients.",
    mixinStandardHelpOptions = true)
public final class WebLoadRunner implements Callable<Integer> {

  private static final int HALF_HEADERS = 2_000;
  private static final int HALF_BODIES = 400;
  private static final int CLOSED_AFTER_SECONDS = 15;
  private static final int SLOW_RATE = 20;
  private static final int HOURS = 24;
  private static final int WARM_SECONDS = 10;
  private static final int TEAMS = 5;
  private static final long LEVEL = 9_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PROGRAM", description = "Launcher, such as ./saldo")
  private Path program = Path.of("saldo");

  @Option(names = "--accounts", paramLabel = "COUNT", description = "Accounts (default: 1,000)")
  private int accounts = 1_000;

  @Option(names = "--days", paramLabel = "COUNT", description = "Days of history (default: 16)")
  private int days = 16;

  @Option(names = "--rate", paramLabel = "COUNT", description = "Requests a second (default: 50)")
  private int rate = 50;

  @Option(names = "--seconds", paramLabel = "COUNT", description = "Seconds (default: 60)")
  private int seconds = 60;

  @Override
  public Integer call() throws Exception {
    try (LoopbackVendorServer vendor = LoopbackVendorServer.start()) {
      try (ServedProgramProcess service = serve(vendor, accounts, "")) {
        measurePage(service, vendor);
      }
      try (ServedProgramProcess service = serve(vendor, accounts, "-Xmx128m")) {
        measureSlowClients(service, vendor);
      }
    }
    return ExitCode.OK;
  }

  private ServedProgramProcess serve(LoopbackVendorServer vendor, int count, String options)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("saldo-web-load-");
    try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("saldo.yaml"))) {
      file.write("web: {listen: 127.0.0.1:0}\ndefaults: {every: 60s}\naccounts:\n");
      for (int i = 0; i < count; i++) {
        file.write(
            "- {name: %s, provider: http-json, tags: [team-%d], alert: {balance-below: 100}, settings: {url: \"%s\", amount-pointer: /left, unit: EUR}}\n"
                .formatted(name(i), i % TEAMS, vendor.url(i)));
      }
    }
    importHistory(folder, count);
    return ServedProgramProcess.start(program.toAbsolutePath(), folder, options);
  }

  private static String name(int account) {
    return "account-%04d".formatted(account);
  }

  private void importHistory(Path folder, int count) throws IOException, InterruptedException {
    Path file = folder.resolve("history.csv");
    Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      csv.println("account,provider,bucket,unit_kind,unit_code,observed_at,amount");
      for (int i = 0; i < count; i++) {
        for (int hour = days * HOURS; hour > 0; hour--) {
          csv.printf(
              Locale.ROOT,
              "%s,http-json,main,money,EUR,%s,%d.50%n",
              name(i),
              end.minus(Duration.ofHours(hour)),
              LEVEL + hour * (10L + i % 7) + hour % HOURS);
        }
      }
    }
    ProcessBuilder importing =
        new ProcessBuilder(
            program.toAbsolutePath().toString(), "history", "import", file.toString());
    if (importing.directory(folder.toFile()).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("the history cannot be imported");
    }
    Files.delete(file);
  }

  private void measurePage(ServedProgramProcess service, LoopbackVendorServer vendor)
      throws InterruptedException {
    URI page = service.place().resolve("/");
    awaitPolls(vendor, accounts);
    new PageRequestLoad(page, "gzip").run(rate, WARM_SECONDS);
    TimeUnit.SECONDS.sleep(WARM_SECONDS);
    long idle = service.processorMillis();
    TimeUnit.SECONDS.sleep(seconds);
    idle = service.processorMillis() - idle;
    long calls = vendor.calls();
    long busy = service.processorMillis();
    LoadLatencySummary found = new PageRequestLoad(page, "gzip").run(rate, seconds);
    busy = service.processorMillis() - busy;
    LoadLatencySummary plain = new PageRequestLoad(page, "identity").run(1, 3);
    print("%,d accounts, %d requests/s for %d s: %s", accounts, rate, seconds, found);
    print(
        "%.1f ms of processor time per request (%.2f cores with polls, %.2f with polls alone)",
        (double) (busy - idle) / Math.max(1, found.count()),
        busy / 1e3 / seconds,
        idle / 1e3 / seconds);
    print(
        "%,d bytes uncompressed, %,d polls meanwhile, %d MiB resident",
        plain.bytes(), vendor.calls() - calls, service.residentMebibytes());
  }

  private void measureSlowClients(ServedProgramProcess service, LoopbackVendorServer vendor)
      throws IOException, InterruptedException {
    long before = vendor.calls();
    URI page = service.place().resolve("/");
    awaitPolls(vendor, before + accounts);
    new PageRequestLoad(page, "gzip").run(SLOW_RATE, WARM_SECONDS);
    print(
        "%d requests/s, -Xmx128m: %s",
        SLOW_RATE, new PageRequestLoad(page, "gzip").run(SLOW_RATE, WARM_SECONDS));
    long begin = System.nanoTime();
    try (HalfSentRequests slow = HalfSentRequests.open(page, HALF_HEADERS, HALF_BODIES)) {
      LoadLatencySummary others =
          new PageRequestLoad(page, "gzip").run(SLOW_RATE, CLOSED_AFTER_SECONDS - 2);
      long left = TimeUnit.SECONDS.toNanos(CLOSED_AFTER_SECONDS) - (System.nanoTime() - begin);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
      print("next to %,d half-sent requests: %s", slow.size(), others);
      print(
          "%,d of them still open after %d s, %d refused, %d MiB resident",
          slow.countOpen(), CLOSED_AFTER_SECONDS, slow.refused(), service.residentMebibytes());
    }
  }

  /** Waits for the first round, which is part of the start. */
  private static void awaitPolls(LoopbackVendorServer vendor, long calls)
      throws InterruptedException {
    while (vendor.calls() < calls) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private void print(String format, Object... values) {
    spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
    spec.commandLine().getOut().flush();
  }
}
