package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.app.SaldoConfiguration.AccountEntry;
import dev.saldo.app.SaldoConfiguration.BucketAlert;
import dev.saldo.app.SaldoConfiguration.BucketTerms;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.report.WatchedAccount.Thresholds;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the thresholds and the terms of an account and of its buckets. */
final class BucketRuleReader {

  private static final String BUCKETS = "buckets";

  private final References references;
  private final ConfigurationProblems problems;
  private final ZoneId zone;

  /**
   * Creates a reader.
   *
   * @param problems collects the problems
   * @param zone the time zone of days
   */
  BucketRuleReader(References references, ConfigurationProblems problems, ZoneId zone) {
    this.references = references;
    this.problems = problems;
    this.zone = zone;
  }

  /** Returns the thresholds of the buckets that have their own. */
  Map<String, Thresholds> thresholds(AccountEntry entry, String path) {
    Map<String, Thresholds> found = new HashMap<>();
    bind(BucketAlert.class, entry.alert().buckets(), path + ".alert.buckets")
        .forEach(
            (bucket, alert) ->
                found.put(bucket, new Thresholds(alert.balanceBelow(), alert.runwayBelow())));
    return found;
  }

  /** Returns the terms of an account. */
  AccountTerms terms(AccountEntry entry, Mapping written, String path) {
    SaldoConfiguration.AccountTerms all = entry.terms();
    String place = path + ".terms";
    Mapping mapping = mapping(written, "terms");
    AgreedTerms account =
        agreed(
            new BucketTerms(all.billing(), all.creditLimit(), all.expires(), all.expiresAfter()),
            mapping,
            place);
    Map<String, AgreedTerms> buckets = new HashMap<>();
    bind(BucketTerms.class, all.buckets(), place + "." + BUCKETS)
        .forEach(
            (bucket, terms) ->
                buckets.put(
                    bucket,
                    agreed(
                        terms,
                        mapping(mapping(mapping, BUCKETS), bucket),
                        place + "." + BUCKETS + "." + bucket)));
    return new AccountTerms(account, buckets);
  }

  private <R extends Record> Map<String, R> bind(Class<R> type, Mapping buckets, String path) {
    Map<String, R> found = new HashMap<>();
    ConfigurationRecordBinder binder = new ConfigurationRecordBinder(references, problems);
    buckets
        .entries()
        .forEach(
            (bucket, node) -> {
              if (node instanceof Mapping written) {
                binder
                    .bind(type, written, path + "." + bucket)
                    .ifPresent(bound -> found.put(bucket, bound));
              } else {
                problems.add(node.line(), path + "." + bucket, "must be a block of keys");
              }
            });
    return found;
  }

  private AgreedTerms agreed(BucketTerms terms, Mapping written, String path) {
    Optional<BigDecimal> limit =
        terms
            .creditLimit()
            .filter(
                given -> isRight(given.signum() >= 0, written, path, "credit-limit", "at least 0"));
    Optional<Duration> life =
        terms
            .expiresAfter()
            .filter(
                given ->
                    isRight(given.isPositive(), written, path, "expires-after", "more than 0s"));
    Optional<Instant> expiry =
        terms.expires().flatMap(text -> expiry(text, line(written, "expires"), path + ".expires"));
    return new AgreedTerms(terms.billing(), limit, expiry, life);
  }

  private boolean isRight(
      boolean right, Mapping written, String path, String key, String expected) {
    if (!right) {
      problems.add(line(written, key), path + "." + key, key + " must be " + expected);
    }
    return right;
  }

  private Optional<Instant> expiry(String text, int line, String path) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      problems.add(
          line, path, "'%s' is neither a day such as 2027-03-31 nor an instant".formatted(text));
      return Optional.empty();
    }
  }

  private static Mapping mapping(Mapping written, String key) {
    return written.entries().get(key) instanceof Mapping found ? found : written;
  }

  private static int line(Mapping written, String key) {
    ConfigurationNode node = written.entries().get(key);
    return node == null ? written.line() : node.line();
  }
}
