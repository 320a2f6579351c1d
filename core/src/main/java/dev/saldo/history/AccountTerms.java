package dev.saldo.history;

import java.util.Map;

/**
 * The terms of an account as the user states them. Immutable and thread-safe.
 *
 * @param account the terms of all its buckets
 * @param buckets the terms of some, by bucket or by unit code, which take precedence
 */
public record AccountTerms(AgreedTerms account, Map<String, AgreedTerms> buckets) {

  public AccountTerms {
    buckets = Map.copyOf(buckets);
  }

  AgreedTerms find(SeriesKey key) {
    AgreedTerms unit = buckets.getOrDefault(key.unitCode(), AgreedTerms.NONE);
    return buckets.getOrDefault(key.bucket(), AgreedTerms.NONE).or(unit).or(account);
  }
}
