package dev.saldo.history.jooq.claim;

import dev.saldo.schedule.PollClaim;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Excludes that a claim is taken over while its node records its result. Locked rows would be
 * written to the log of PostgreSQL, so a node locks its name there; only claims that were taken
 * over, which are rare, lock their rows.
 */
public final class ClaimConfirmation {

  private static final int FIRST_ATTEMPT = 1;
  private static final String KEY = "hashtextextended('saldo confirms ' || {0}, 0)";

  private ClaimConfirmation() {}

  /** Returns the latest claims of the accounts of some claims, and locks them. */
  public static Map<String, PollClaim> lock(DSLContext sql, Collection<PollClaim> claims) {
    if (sql.family() != SQLDialect.POSTGRES) {
      return PollSlotRows.find(sql, accounts(claims), true);
    }
    Map<Boolean, List<PollClaim>> first =
        claims.stream()
            .collect(Collectors.partitioningBy(claim -> claim.attempt() == FIRST_ATTEMPT));
    List<PollClaim> own = first.getOrDefault(true, List.of());
    List<PollClaim> takenOver = first.getOrDefault(false, List.of());
    own.stream()
        .map(PollClaim::node)
        .distinct()
        .sorted()
        .forEach(node -> sql.execute("select pg_advisory_xact_lock_shared(" + KEY + ")", node));
    Map<String, PollClaim> found = new HashMap<>();
    if (!own.isEmpty()) {
      found.putAll(PollSlotRows.find(sql, accounts(own), false));
    }
    if (!takenOver.isEmpty()) {
      found.putAll(PollSlotRows.find(sql, accounts(takenOver), true));
    }
    return found;
  }

  /** Returns those of some nodes that record nothing, which they cannot until the commit. */
  static Set<String> exclude(DSLContext sql, Collection<String> nodes) {
    return sql.family() != SQLDialect.POSTGRES
        ? Set.copyOf(nodes)
        : new TreeSet<>(nodes)
            .stream()
                .filter(
                    node ->
                        Boolean.TRUE.equals(
                            sql.fetchValue("select pg_try_advisory_xact_lock(" + KEY + ")", node)))
                .collect(Collectors.toSet());
  }

  private static List<String> accounts(Collection<PollClaim> claims) {
    return claims.stream().map(PollClaim::account).toList();
  }
}
