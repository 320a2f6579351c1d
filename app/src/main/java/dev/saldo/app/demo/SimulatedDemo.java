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
 * Four simulated vendors on loopback with six accounts and a past of 45 days by default. They run
 * from {@link #start} to {@link #close}. Not thread-safe.
 */
public final class SimulatedDemo implements AutoCloseable {

  /** The default length of the past. */
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
   * @param now the end of the past, UTC, truncated to the minute; the same minute gives the same
   *     history
   * @throws IOException if no loopback port is available
   */
  public static SimulatedDemo start(Instant now) throws IOException {
    return start(now, PAST);
  }

  /**
   * Starts the vendors with a length of the past.
   *
   * @param now the end of the past, UTC, truncated to the minute
   * @param past the length of the past, greater than 0; it begins at a full hour
   * @throws IOException if no loopback port is available
   */
  public static SimulatedDemo start(Instant now, Duration past) throws IOException {
    Instant end = now.truncatedTo(ChronoUnit.MINUTES);
    Instant begin = end.minus(past).truncatedTo(ChronoUnit.HOURS);
    DemoClock clock = new DemoClock(begin, ZoneOffset.UTC);
    SimulatedVendorServer vendors =
        SimulatedVendorServer.start(DemoAccountCatalog.vendors(begin, end, clock));
    return new SimulatedDemo(begin, end, clock, vendors);
  }

  /** Returns the accounts, each polled hourly. */
  public List<Account> accounts() {
    return accounts.stream().map(DemoAccount::account).toList();
  }

  /** Returns the configuration file of the accounts; it states that they are simulated. */
  public String configuration() {
    return DemoConfigurationWriter.text(accounts);
  }

  /**
   * Writes the configuration to {@code saldo.yaml}. An existing file is not changed.
   *
   * @param directory the directory, created if missing
   * @return the file
   * @throws FileAlreadyExistsException if the file exists
   */
  public Path writeConfiguration(Path directory) throws IOException {
    return write(directory, configuration());
  }

  /**
   * Writes a configuration with which a service polls each minute and shows pages. An existing file
   * is not changed.
   *
   * @param directory the directory, created if missing
   * @param port the port of the pages
   * @return the file
   * @throws FileAlreadyExistsException if the file exists
   */
  public Path writeConfiguration(Path directory, int port) throws IOException {
    return write(directory, DemoConfigurationWriter.text(accounts, port));
  }

  private static Path write(Path directory, String text) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(DemoConfigurationWriter.FILE_NAME);
    return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /**
   * Polls every account at every full hour of the past and at its end, with its real provider.
   *
   * @param providers the providers, which must include the four used
   * @param history receives the results of one day at a time, oldest first
   * @param progress notified after each day
   * @throws IllegalArgumentException if a provider is missing or refuses its settings
   */
  public void fill(
      ProviderRegistry providers, Consumer<List<PollResult>> history, DemoProgressListener progress)
      throws InterruptedException {
    new DemoHistoryReplay(clock, begin, end).fill(accounts, providers, history, progress);
  }

  /** Makes the vendors answer for the time of a clock, instead of the past. */
  public void follow(Clock present) {
    clock.follow(present);
  }

  /** Stops the vendors. */
  @Override
  public void close() {
    vendors.close();
  }
}
