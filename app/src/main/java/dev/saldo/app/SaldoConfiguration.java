package dev.saldo.app;

import dev.saldo.account.Account;
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
 * What {@code saldo.yaml} says. The settings of accounts stay unbound: which they are is the
 * provider's to say.
 *
 * @param timeZone whose calendar reports use
 * @param history where the history is
 * @param providersDir a folder of further provider jars
 * @param defaults what accounts do not say themselves
 * @param accounts the accounts, in the order written
 */
public record SaldoConfiguration(
    @Setting(value = "time zone of calendar days and reports", defaultValue = "UTC")
        ZoneId timeZone,
    @Setting("where the history is kept") HistoryPlace history,
    @Setting("folder of further provider jars") Optional<Path> providersDir,
    @Setting("what accounts do not say themselves") Defaults defaults,
    @Setting("the accounts to watch") List<AccountEntry> accounts) {

  /**
   * Where the history is.
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
   * What accounts do not say themselves.
   *
   * @param every how often an account is read
   * @param timeout how long a reading may take
   */
  public record Defaults(
      @Setting(value = "how often an account is read, at least 60s", defaultValue = "1h")
          Duration every,
      @Setting(value = "how long a reading may take", defaultValue = "15s") Duration timeout) {}

  /**
   * One account.
   *
   * @param name its name, unique in the file
   * @param provider the provider that reads it
   * @param every how often it is read
   * @param timeout how long a reading may take
   * @param isolation where its provider runs
   * @param settings what the provider needs to know
   * @param alert when somebody wants to be told
   */
  public record AccountEntry(
      @Setting("unique name, such as otp-ghana") String name,
      @Setting("provider that reads it") String provider,
      @Setting("how often it is read") Optional<Duration> every,
      @Setting("how long a reading may take") Optional<Duration> timeout,
      @Setting(value = "where its provider runs: none or process", defaultValue = "none")
          Isolation isolation,
      @Setting("settings of the provider") Mapping settings,
      @Setting("when to be told") Alert alert) {

    /** Checks the name. */
    public AccountEntry {
      if (!Account.isName(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)");
      }
    }
  }

  /**
   * When somebody wants to be told of an account.
   *
   * @param balanceBelow the amount under which it counts as low
   * @param runwayBelow the time under which the early edge of its runway counts as low
   */
  public record Alert(
      @Setting("amount under which the account is low") Optional<BigDecimal> balanceBelow,
      @Setting("time under which the early edge of the runway is low")
          Optional<Duration> runwayBelow) {}

  /** Where a provider runs. */
  public enum Isolation {
    /** In Saldo's own process. */
    NONE,
    /** In a process of its own, which reads once and ends. */
    PROCESS
  }
}
