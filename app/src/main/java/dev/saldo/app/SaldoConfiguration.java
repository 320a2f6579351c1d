package dev.saldo.app;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code saldo.yaml}. The settings of accounts are not yet bound, because their
 * provider defines them.
 *
 * @param timeZone the time zone of days and reports
 * @param history the database of the history
 * @param providersDir a folder of further provider jars
 * @param defaults defaults of accounts
 * @param accounts the accounts, in the order written, each an {@link AccountEntry}
 */
public record SaldoConfiguration(
    @Setting(value = "time zone of calendar days and reports", defaultValue = "UTC")
        ZoneId timeZone,
    @Setting("database of the history") HistoryPlace history,
    @Setting("folder of further provider jars") Optional<Path> providersDir,
    @Setting("defaults for all accounts") Defaults defaults,
    @Setting("the accounts to watch") List<Mapping> accounts) {

  /**
   * The database of the history.
   *
   * @param url a JDBC URL
   * @param user the user of the database
   * @param password its password
   */
  public record HistoryPlace(
      @Setting(value = "JDBC URL", defaultValue = "jdbc:h2:file:./saldo-history") String url,
      @Setting(value = "user of the database", defaultValue = "saldo") String user,
      @Setting("password of the database") Optional<Secret> password) {}

  /**
   * The defaults of accounts.
   *
   * @param every the poll interval
   * @param timeout the time limit of one complete reading
   */
  public record Defaults(
      @Setting(value = "poll interval, at least 60s", defaultValue = "1h") Duration every,
      @Setting(value = "time limit of one complete reading", defaultValue = "15s")
          Duration timeout) {}

  /**
   * One account.
   *
   * @param name its name, unique in the file
   * @param provider its provider
   * @param every its poll interval
   * @param timeout the time limit of one complete reading
   * @param isolation where its provider runs
   * @param settings the settings of its provider
   * @param alert its thresholds
   */
  public record AccountEntry(
      @Setting("unique name, such as otp-ghana") String name,
      @Setting("name of its provider") String provider,
      @Setting("poll interval") Optional<Duration> every,
      @Setting("time limit of one complete reading") Optional<Duration> timeout,
      @Setting(
              value = "process to run its provider in a separate process, or none",
              defaultValue = "none")
          Isolation isolation,
      @Setting("settings of the provider") Mapping settings,
      @Setting("thresholds under which it is low") Alert alert) {}

  /**
   * The thresholds of an account.
   *
   * @param balanceBelow the amount below which its balance is low; empty for none
   * @param runwayBelow the time below which the 10th percentile of its runway is low; empty for
   *     none
   */
  public record Alert(
      @Setting("amount below which the balance is low") Optional<BigDecimal> balanceBelow,
      @Setting("time below which the 10th percentile of the runway is low")
          Optional<Duration> runwayBelow) {}

  /** Where a provider runs. */
  public enum Isolation {
    /** In Saldo's own process. */
    NONE,
    /** In a separate process, which reads once and ends. */
    PROCESS
  }
}
