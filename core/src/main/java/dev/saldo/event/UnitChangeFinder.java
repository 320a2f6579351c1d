package dev.saldo.event;

import dev.saldo.account.ConstantName;
import dev.saldo.history.EventKind;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds where a bucket goes over from one of its series to another. */
final class UnitChangeFinder {

  private final NavigableMap<Instant, Map<SeriesKey, Reading>> readings = new TreeMap<>();

  private record Reading(Series series, TotalledSample sample) {}

  /** Adds a sample of one of the series of the bucket. */
  void add(Series series, TotalledSample sample) {
    readings
        .computeIfAbsent(sample.observedAt(), at -> new LinkedHashMap<>())
        .put(series.key(), new Reading(series, sample));
  }

  /** Returns the changes seen in {@code [from, to)}: one series begins where another ends. */
  List<BalanceEvent> in(Instant from, Instant to) {
    List<BalanceEvent> events = new ArrayList<>();
    var before = readings.firstEntry();
    for (var now : readings.entrySet()) {
      Set<SeriesKey> was = before.getValue().keySet();
      Map<SeriesKey, Reading> is = now.getValue();
      Optional<SeriesKey> left = was.stream().filter(key -> !is.containsKey(key)).findFirst();
      if (left.isPresent() && !now.getKey().isBefore(from) && now.getKey().isBefore(to)) {
        for (Reading reading : is.values()) {
          if (!was.contains(reading.series().key())) {
            events.add(event(reading, left.get(), before.getKey()));
          }
        }
      }
      before = now;
    }
    return events;
  }

  private static BalanceEvent event(Reading reading, SeriesKey old, Instant after) {
    return new BalanceEvent(
        reading.series(),
        EventAssessment.byRule(
            EventKind.UNIT_CHANGE, EventConfidence.HIGH, difference(old, reading.series().key())),
        after,
        reading.sample().observedAt(),
        null,
        null,
        reading.sample().level());
  }

  private static String difference(SeriesKey old, SeriesKey now) {
    if (old.unitKind() != now.unitKind() || !old.unitCode().equals(now.unitCode())) {
      return "counted in " + old.unitCode() + " before";
    }
    return old.meaning() == now.meaning()
        ? "read through " + old.provider() + " before"
        : "meant " + ConstantName.kebab(old.meaning()) + " before";
  }
}
