package dev.saldo.app.demo;

import dev.saldo.account.Account;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.history.PollResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Four simulated vendors on loopback with six accounts and a past, of 45 days unless asked for
 * another. They answer from {@link #start} to {@link #close}. For one thread.
 */
public final class SimulatedDemo implements AutoCloseable {

  /** How much past the demo has. */
  public static final Duration PAST = Duration.ofDays(45);

  private final Instant begin;
  private final Instant end;
  private final DemoClock clock;
  private final SimulatedVendorServer vendors;
  private final List<DemoAccount> accounts;

  private SimulatedDemo(
      Instant begin, Instant end, DemoClock clock, SimulatedVendorServer vendors) {
    this.begin = begin;
    this.end = end;
    this.clock = clock;
    this.vendors = vendors;
    this.accounts = DemoAccountCatalog.at(vendors);
  }

  /**
   * Starts the vendors.
   *
   * @param now the end of the past, UTC; cut to the minute. The same minute gives the same history
   * @throws IOException if no loopback port can be had
   */
  public static SimulatedDemo start(Instant now) throws IOException {
    return start(now, PAST);
  }

  /**
   * Starts the vendors with another length of past.
   *
   * @param now the end of the past, UTC; cut to the minute
   * @param past how long before that the past begins, at a full hour; more than 0
   * @throws IOException if no loopback port can be had
   */
  public static SimulatedDemo start(Instant now, Duration past) throws IOException {
    Instant end = now.truncatedTo(ChronoUnit.MINUTES);
    Instant begin = end.minus(past).truncatedTo(ChronoUnit.HOURS);
    DemoClock clock = new DemoClock(begin, ZoneOffset.UTC);
    SimulatedVendorServer vendors =
        SimulatedVendorServer.start(DemoAccountCatalog.vendors(begin, end, clock));
    return new SimulatedDemo(begin, end, clock, vendors);
  }

  /** Returns the accounts, each read hourly. */
  public List<Account> accounts() {
    return accounts.stream().map(DemoAccount::account).toList();
  }

  /** Returns the configuration file of the accounts, which says that they are simulated. */
  public String configuration() {
    return DemoConfigurationWriter.text(accounts);
  }

  /**
   * Writes the configuration as {@code saldo.yaml} and never over another.
   *
   * @param directory where; made if it is not there
   * @return the file
   * @throws FileAlreadyExistsException if there is one already
   */
  public Path writeConfiguration(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(DemoConfigurationWriter.FILE_NAME);
    return Files.writeString(
        file, configuration(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /**
   * Reads every account at every full hour of the past and at its end, through its provider as it
   * would be in life.
   *
   * @param providers must hold the four providers
   * @param history takes the results of one day at a time, oldest first
   * @param progress is told after each day
   * @throws IllegalArgumentException if a provider is missing or refuses its settings
   */
  public void fill(
      ProviderRegistry providers, Consumer<List<PollResult>> history, DemoProgressListener progress)
      throws InterruptedException {
    new DemoHistoryReplay(clock, begin, end).fill(accounts, providers, history, progress);
  }

  /** Lets the vendors answer for the present from here on, instead of the past. */
  public void follow(Clock present) {
    clock.follow(present);
  }

  /** Stops the vendors. */
  @Override
  public void close() {
    vendors.close();
  }
}
