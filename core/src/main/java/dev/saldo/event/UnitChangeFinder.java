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

/** The search for the points at which a bucket changes from one of its series to another. */
final class UnitChangeFinder {

  private final NavigableMap<Instant, Map<SeriesKey, Reading>> readings = new TreeMap<>();

  private record Reading(Series series, TotalledSample sample) {}

  /** Adds a sample of one of the series of the bucket. */
  void add(Series series, TotalledSample sample) {
    readings
        .computeIfAbsent(sample.observedAt(), at -> new LinkedHashMap<>())
        .put(series.key(), new Reading(series, sample));
  }

  /**
   * Returns the changes observed in {@code [from, to)}, where one series starts as another ends.
   */
  List<BalanceEvent> in(Instant from, Instant to) {
    List<BalanceEvent> events = new ArrayList<>();
    var before = readings.firstEntry();
    for (var current : readings.entrySet()) {
      Set<SeriesKey> previousKeys = before.getValue().keySet();
      Map<SeriesKey, Reading> currentReadings = current.getValue();
      Optional<SeriesKey> ended =
          previousKeys.stream().filter(key -> !currentReadings.containsKey(key)).findFirst();
      if (ended.isPresent() && !current.getKey().isBefore(from) && current.getKey().isBefore(to)) {
        for (Reading reading : currentReadings.values()) {
          if (!previousKeys.contains(reading.series().key())) {
            events.add(event(reading, ended.get(), before.getKey()));
          }
        }
      }
      before = current;
    }
    return events;
  }

  private static BalanceEvent event(Reading reading, SeriesKey previous, Instant after) {
    return new BalanceEvent(
        reading.series(),
        EventAssessment.byRule(
            EventKind.UNIT_CHANGE,
            EventConfidence.HIGH,
            difference(previous, reading.series().key())),
        after,
        reading.sample().observedAt(),
        null,
        null,
        reading.sample().amount().value());
  }

  private static String difference(SeriesKey previous, SeriesKey current) {
    if (previous.unitKind() != current.unitKind()
        || !previous.unitCode().equals(current.unitCode())) {
      return "counted in " + previous.unitCode() + " before";
    }
    return previous.meaning() == current.meaning()
        ? "read through " + previous.provider() + " before"
        : "meant " + ConstantName.kebab(previous.meaning()) + " before";
  }
}
