package dev.saldo.app;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.network.TlsSettings;
import dev.saldo.spi.Balance.Billing;
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
 * @param runway how runways are predicted
 * @param rates the calls that vendors allow, by provider
 * @param accounts the accounts, in the order written, each an {@link AccountEntry}
 * @param channels where alerts are sent, by name
 * @param alerts the rules, in the order written
 * @param heartbeat the URL that the service requests once a minute while it is well
 * @param web the web page
 * @param aliases command lines by the names that users gave them
 */
public record SaldoConfiguration(
    @Setting(value = "time zone of calendar days and reports", defaultValue = "UTC")
        ZoneId timeZone,
    @Setting("database of the history") HistoryPlace history,
    @Setting("folder of further provider jars") Optional<Path> providersDir,
    @Setting("defaults for all accounts") Defaults defaults,
    @Setting("how runways are predicted") RunwayMethodChoice runway,
    @Setting("calls that a vendor allows, such as {ants: 10/min}") Mapping rates,
    @Setting("the accounts to watch") List<Mapping> accounts,
    @Setting("where alerts are sent, by name") Mapping channels,
    @Setting("rules that decide when an alert is sent") List<Mapping> alerts,
    @Setting("URL that the service requests once a minute, so that another monitor sees it alive")
        Optional<Secret> heartbeat,
    @Setting("the web page of the service") Mapping web,
    @Setting("command lines by names of your own, such as {low: status --state low}")
        Mapping aliases) {

  static final String USUAL_HISTORY = "jdbc:h2:file:./saldo-history";

  /**
   * The database of the history.
   *
   * @param url a JDBC URL
   * @param user the user of the database
   * @param password its password
   */
  public record HistoryPlace(
      @Setting(value = "JDBC URL", defaultValue = USUAL_HISTORY) String url,
      @Setting(value = "user of the database", defaultValue = "saldo") String user,
      @Setting("password of the database") Optional<Secret> password) {}

  /**
   * How runways are predicted.
   *
   * @param method the method
   */
  public record RunwayMethodChoice(
      @Setting(value = "learned or plain", defaultValue = "learned")
          RunwayPredictionMethod method) {}

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
   * @param rate the calls that its vendor allows
   * @param tags the tags by which rules select it
   * @param timeout the time limit of one complete reading
   * @param proxy the HTTP proxy for its vendor, or {@code none}; empty to use the environment's
   * @param tls its TLS settings
   * @param isolation where its provider runs
   * @param settings the settings of its provider
   * @param alert its thresholds
   * @param terms the terms that apply where the vendor states none
   */
  public record AccountEntry(
      @Setting("unique name, such as otp-ghana") String name,
      @Setting("name of its provider") String provider,
      @Setting("poll interval, auto or a cron expression") Optional<Duration> every,
      @Setting("calls that its vendor allows, such as 10/min") Optional<String> rate,
      @Setting("tags by which rules select it") List<String> tags,
      @Setting("time limit of one complete reading") Optional<Duration> timeout,
      @Setting("URL of the HTTP proxy for its vendor, or none") Optional<Secret> proxy,
      @Setting("TLS settings for its vendor") TlsSettings tls,
      @Setting(
              value = "process to run its provider in a separate process, or none",
              defaultValue = "none")
          Isolation isolation,
      @Setting("settings of the provider") Mapping settings,
      @Setting("thresholds below which it is low") Alert alert,
      @Setting("terms that the vendor does not state") AccountTerms terms) {}

  /**
   * The thresholds of an account.
   *
   * @param balanceBelow the amount below which its balance is low; empty for none
   * @param runwayBelow the time below which the 10th percentile of its runway is low; empty for
   *     none
   * @param buckets other thresholds by bucket or unit code
   */
  public record Alert(
      @Setting("amount below which the balance is low") Optional<BigDecimal> balanceBelow,
      @Setting("time below which the 10th percentile of the runway is low")
          Optional<Duration> runwayBelow,
      @Setting("other thresholds by bucket or unit code") Mapping buckets) {}

  /**
   * The thresholds of one bucket.
   *
   * @param balanceBelow the amount below which its balance is low; empty for that of the account
   * @param runwayBelow the time below which the 10th percentile of its runway is low; empty for
   *     that of the account
   */
  public record BucketAlert(
      @Setting("amount below which the balance is low") Optional<BigDecimal> balanceBelow,
      @Setting("time below which the 10th percentile of the runway is low")
          Optional<Duration> runwayBelow) {}

  /**
   * The terms of an account that its vendor does not state.
   *
   * @param billing the billing mode
   * @param creditLimit the allowed overdraft
   * @param expires the last day of the credit, or the instant of its expiry
   * @param expiresAfter the time after which the unused part of a top-up expires
   * @param buckets other terms by bucket or unit code
   */
  public record AccountTerms(
      @Setting("prepaid or postpaid") Optional<Billing> billing,
      @Setting("allowed overdraft") Optional<BigDecimal> creditLimit,
      @Setting("last day, such as 2027-03-31, or instant of the credit") Optional<String> expires,
      @Setting("time after which the unused part of a top-up expires")
          Optional<Duration> expiresAfter,
      @Setting("other terms by bucket or unit code") Mapping buckets) {}

  /**
   * The terms of one bucket.
   *
   * @param billing the billing mode
   * @param creditLimit the allowed overdraft
   * @param expires the last day of the credit, or the instant of its expiry
   * @param expiresAfter the time after which the unused part of a top-up expires
   */
  public record BucketTerms(
      @Setting("prepaid or postpaid") Optional<Billing> billing,
      @Setting("allowed overdraft") Optional<BigDecimal> creditLimit,
      @Setting("last day, such as 2027-03-31, or instant of the credit") Optional<String> expires,
      @Setting("time after which the unused part of a top-up expires")
          Optional<Duration> expiresAfter) {}

  /** Where a provider runs. */
  public enum Isolation {
    /** In Saldo's own process. */
    NONE,
    /** In a separate process, which reads once and ends. */
    PROCESS
  }
}
