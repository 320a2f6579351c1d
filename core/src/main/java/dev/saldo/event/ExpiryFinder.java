package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The falls that are expiries: prepaid credit that expires at a stated time or, as the rest of a
 * top-up, after the life of a lot. Usage consumes the oldest lot first.
 *
 * <ol>
 *   <li>The first fall from the expiry to a day later counts that is as large as what expires: the
 *       whole balance, which is then 0, or the rest of the lot. What it fell further is usage.
 *   <li>It must be explained better by the expiry than by the usage of the 72 h before.
 *   <li>A manual classification takes precedence.
 * </ol>
 */
final class ExpiryFinder {

  private static final Duration DELAY = Duration.ofDays(1);
  private static final Duration SPAN = Duration.ofDays(3);
  private static final BigDecimal MILLIS_PER_DAY =
      BigDecimal.valueOf(Duration.ofDays(1).toMillis());
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final BalanceHistory history;
  private final ManualClassificationIndex manual;
  private final Instant from;
  private final Instant to;

  ExpiryFinder(BalanceHistory history, ManualClassificationIndex manual, Instant from, Instant to) {
    this.history = history;
    this.manual = manual;
    this.from = from;
    this.to = to;
  }

  /**
   * Credit that expires.
   *
   * @param at the time of the expiry, UTC
   * @param since the time of the top-up, UTC; null if the whole balance expires
   * @param most the amount of the top-up; null if it is not known
   */
  private record Lot(Instant at, @Nullable Instant since, @Nullable BigDecimal most) {}

  /**
   * Returns the expiries that overlap the window, by series.
   *
   * @param selected the series of the selection
   */
  Map<SeriesKey, List<ClassifiedLevelChange>> find(Selection selection, List<Series> selected) {
    List<Series> series = selected.stream().filter(this::canExpire).toList();
    if (series.isEmpty()) {
      return Map.of();
    }
    Map<SeriesKey, Instant> begins = begins(series);
    Map<SeriesKey, List<Rise>> rises = rises(selection, series, begins);
    Map<SeriesKey, List<ClassifiedLevelChange>> found = new HashMap<>();
    for (Series candidate : series) {
      SeriesKey key = candidate.key();
      Instant begin = begins.getOrDefault(key, from);
      List<Rise> known = rises.getOrDefault(key, List.of());
      List<ClassifiedLevelChange> expiries = ofSeries(key, lots(candidate, known, begin), known);
      if (!expiries.isEmpty()) {
        found.put(key, expiries);
      }
    }
    return found;
  }

  private boolean canExpire(Series series) {
    Instant stated = series.terms().expiresAt();
    return !series.derived()
        && series.key().meaning() == Meaning.REMAINING
        && series.terms().billing() != Billing.POSTPAID
        && series.firstObservedAt().isBefore(to)
        && (series.lotLife() != null || (stated != null && stated.isBefore(to)));
  }

  /** Returns the time from which an expiry can be seen in the window. */
  private Map<SeriesKey, Instant> begins(List<Series> series) {
    List<SampleNeighbours> edges =
        history.brackets(series.stream().map(s -> new SeriesInstant(s.key(), from)).toList());
    Map<SeriesKey, Instant> begins = new HashMap<>();
    for (int i = 0; i < edges.size(); i++) {
      TotalledSample before = edges.get(i).atOrBefore();
      Instant first = before == null ? series.get(i).firstObservedAt() : before.observedAt();
      begins.put(series.get(i).key(), first.minus(DELAY));
    }
    return begins;
  }

  private Map<SeriesKey, List<Rise>> rises(
      Selection selection, List<Series> series, Map<SeriesKey, Instant> begins) {
    return series.stream()
        .flatMap(candidate -> firstTopUp(candidate, begins).stream())
        .min(Comparator.naturalOrder())
        .map(first -> history.rises(selection, first, to))
        .orElse(List.of())
        .stream()
        .collect(Collectors.groupingBy(Rise::series));
  }

  /** Returns the time of the oldest top-up whose expiry can be seen in the window. */
  private Optional<Instant> firstTopUp(Series series, Map<SeriesKey, Instant> begins) {
    return Optional.ofNullable(series.lotLife())
        .map(life -> begins.getOrDefault(series.key(), from).minus(life));
  }

  private List<Lot> lots(Series series, List<Rise> rises, Instant begin) {
    List<Lot> lots = new ArrayList<>();
    Instant stated = series.terms().expiresAt();
    if (stated != null) {
      lots.add(new Lot(stated, null, null));
    }
    Duration life = series.lotLife();
    if (life != null) {
      Instant first = series.firstObservedAt();
      lots.add(new Lot(first.plus(life), first, null));
      rises.forEach(
          rise ->
              lots.add(new Lot(rise.observedAt().plus(life), rise.observedAt(), rise.amount())));
    }
    return lots.stream().filter(lot -> lot.at().isBefore(to) && !lot.at().isBefore(begin)).toList();
  }

  private List<ClassifiedLevelChange> ofSeries(SeriesKey key, List<Lot> lots, List<Rise> rises) {
    Map<Instant, ClassifiedLevelChange> expired = new HashMap<>();
    for (Lot lot : lots) {
      try (Stream<TotalledSample> walk = history.walk(key, lot.at(), lot.at().plus(DELAY))) {
        Iterator<TotalledSample> samples = walk.iterator();
        TotalledSample before = samples.hasNext() ? samples.next() : null;
        boolean searched = false;
        while (!searched && before != null && samples.hasNext()) {
          TotalledSample sample = samples.next();
          searched = isSeen(key, lot, before, sample, rises, expired);
          before = sample;
        }
      }
    }
    return expired.values().stream()
        .filter(
            found ->
                found.change().after().isBefore(to) && !found.change().observedAt().isBefore(from))
        .toList();
  }

  /** Returns whether a fall is the expiry of a lot, and keeps it unless the user classified it. */
  private boolean isSeen(
      SeriesKey key,
      Lot lot,
      TotalledSample before,
      TotalledSample sample,
      List<Rise> rises,
      Map<Instant, ClassifiedLevelChange> expired) {
    BigDecimal level = before.level();
    BigDecimal next = sample.level();
    if (level == null
        || next == null
        || sample.observedAt().isBefore(lot.at())
        || (lot.since() == null && next.signum() != 0)) {
      return false;
    }
    ClassifiedLevelChange known = expired.get(sample.observedAt());
    BigDecimal taken = known == null ? BigDecimal.ZERO : known.change().amount().negate();
    BigDecimal fall = level.subtract(next).subtract(taken);
    BigDecimal rest = rest(lot, before.observedAt(), level, rises);
    if (rest.signum() <= 0
        || fall.compareTo(rest) < 0
        || !isUnusual(key, lot, before.observedAt(), sample.observedAt(), fall, rest)) {
      return false;
    }
    BigDecimal amount = taken.add(rest).negate();
    LevelChange change = new LevelChange(before.observedAt(), sample.observedAt(), amount);
    if (manual.of(key, change).isEmpty()) {
      EventConfidence confidence =
          fall.compareTo(rest) == 0 ? EventConfidence.HIGH : EventConfidence.MEDIUM;
      EventAssessment ruling =
          EventAssessment.byRule(EventKind.EXPIRY, confidence, "expired on " + day(lot.at()));
      expired.put(sample.observedAt(), new ClassifiedLevelChange(change, ruling));
    }
    return true;
  }

  /** Returns what is left of a lot: the later ones are used after it. */
  private static BigDecimal rest(Lot lot, Instant at, BigDecimal level, List<Rise> rises) {
    Instant since = lot.since();
    if (since == null) {
      return level;
    }
    BigDecimal later =
        rises.stream()
            .filter(rise -> rise.observedAt().isAfter(since) && !rise.observedAt().isAfter(at))
            .map(Rise::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rest = level.subtract(later);
    BigDecimal most = lot.most();
    return most == null ? rest : rest.min(most);
  }

  /**
   * Returns whether a fall is nearer to what usage and an expiry would take together than to what
   * usage alone would take.
   */
  private boolean isUnusual(
      SeriesKey key, Lot lot, Instant after, Instant seen, BigDecimal fall, BigDecimal rest) {
    List<SampleNeighbours> edges =
        history.brackets(
            List.of(new SeriesInstant(key, after.minus(SPAN)), new SeriesInstant(key, after)));
    BigDecimal perDay = Usage.between(edges.getFirst(), edges.getLast()).usedPerDay();
    if (perDay == null) {
      return true;
    }
    BigDecimal usual = during(perDay, Duration.between(after, seen));
    BigDecimal left = rest.subtract(during(perDay, Duration.between(after, lot.at())));
    return left.signum() > 0 && fall.subtract(usual).multiply(TWO).compareTo(left.min(rest)) >= 0;
  }

  private static BigDecimal during(BigDecimal perDay, Duration time) {
    return perDay
        .multiply(BigDecimal.valueOf(time.toMillis()))
        .divide(MILLIS_PER_DAY, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
