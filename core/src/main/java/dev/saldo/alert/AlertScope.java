package dev.saldo.alert;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The accounts and buckets that a rule applies to. Of each kind of name at least one must match; a
 * kind without names matches everything. Immutable and thread-safe.
 *
 * @param accounts names of accounts, in which {@code *} stands for any text
 * @param tags tags of accounts
 * @param providers names of providers
 * @param buckets names of buckets, or codes of their units
 */
public record AlertScope(
    List<String> accounts, Set<String> tags, Set<String> providers, Set<String> buckets) {

  /** Every bucket of every account. */
  public static final AlertScope ALL = new AlertScope(List.of(), Set.of(), Set.of(), Set.of());

  public AlertScope {
    accounts = List.copyOf(accounts);
    tags = Set.copyOf(tags);
    providers = Set.copyOf(providers);
    buckets = Set.copyOf(buckets);
  }

  /** Returns the scope of one account. */
  public static AlertScope of(String account) {
    return new AlertScope(List.of(account), Set.of(), Set.of(), Set.of());
  }

  /** Returns the scope without the accounts' other buckets. */
  public AlertScope withBuckets(Set<String> names) {
    return new AlertScope(accounts, tags, providers, names);
  }

  /** Returns whether the rule applies to an account. */
  public boolean matches(String account, String provider, Collection<String> itsTags) {
    return (accounts.isEmpty() || accounts.stream().anyMatch(name -> matches(name, account)))
        && (tags.isEmpty() || itsTags.stream().anyMatch(tags::contains))
        && (providers.isEmpty() || providers.contains(provider));
  }

  /** Returns whether the rule applies to a bucket of an account that matches. */
  public boolean matchesBucket(String bucket, String unitCode) {
    return buckets.isEmpty() || buckets.contains(bucket) || buckets.contains(unitCode);
  }

  /** Returns whether a name matches a pattern, in which {@code *} stands for any text. */
  public static boolean matches(String pattern, String name) {
    String expression =
        Pattern.compile("[^*]+")
            .matcher(pattern)
            .replaceAll(part -> "\\\\Q" + part.group() + "\\\\E");
    return name.matches(expression.replace("*", ".*"));
  }
}
