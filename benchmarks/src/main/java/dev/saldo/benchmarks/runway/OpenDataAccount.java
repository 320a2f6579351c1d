package dev.saldo.benchmarks.runway;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account of the open data: the samples that a method may read, and the outcomes that score it.
 */
final class OpenDataAccount {

  /** The question when the balance of an instant runs out. */
  record Question(Instant origin, BigDecimal balance) {}

  record TopUp(Instant at, double amount) {}

  final String name;
  final String series;
  final String kind;
  final String schedule;
  final ZoneId zone;
  final List<Instant> times = new ArrayList<>();
  final List<BigDecimal> levels = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  final Map<Instant, Instant> depleted = new TreeMap<>();
  final List<TopUp> topUps = new ArrayList<>();
  final Map<LocalDate, Double> used = new TreeMap<>();

  OpenDataAccount(CsvRowReader.Row row) {
    this.name = row.text("account");
    this.series = row.text("series");
    this.kind = row.text("kind");
    this.schedule = row.text("schedule");
    this.zone = ZoneId.of(row.text("tz"));
  }

  Instant firstRead() {
    return times.getFirst();
  }
}
