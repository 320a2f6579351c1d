package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.schedule.AdaptiveInterval;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code every} of an account: a duration, {@code auto} or a cron expression. */
final class PollTimingReader {

  private static final String AUTO = "auto";

  private final References references;
  private final ConfigurationProblems problems;
  private final ZoneId zone;

  private record Every(
      @Setting("bounds of an interval that follows the balance") Mapping auto,
      @Setting("UNIX cron expression, such as 0 */2 * * *") Optional<String> cron,
      @Setting("time zone of the cron expression") Optional<ZoneId> zone) {}

  private record Bounds(
      @Setting(value = "shortest interval", defaultValue = "5m") Duration shortest,
      @Setting(value = "longest interval", defaultValue = "6h") Duration longest) {}

  /**
   * The timing of an account.
   *
   * @param longest the longest time from one poll to the next, which decides what counts as a gap
   * @param timing the times
   */
  record Found(Duration longest, PollTiming timing) {

    /** Returns polls with the same time from each to the next. */
    static Found even(String account, Duration every) {
      return new Found(every, new PollTiming.Fixed(EvenPollSchedule.of(account, every)));
    }
  }

  /**
   * Creates a reader.
   *
   * @param problems collects the problems
   * @param zone the time zone of cron expressions that state none
   */
  PollTimingReader(References references, ConfigurationProblems problems, ZoneId zone) {
    this.references = references;
    this.problems = problems;
    this.zone = zone;
  }

  /** Returns whether a value is not a plain duration, so that {@link #read} reads it. */
  static boolean isOther(ConfigurationNode written) {
    return written instanceof Mapping
        || (written instanceof Scalar scalar && scalar.text().strip().equals(AUTO));
  }

  /** Returns the timing; empty if it is wrong. */
  Optional<Found> read(ConfigurationNode written, String path) {
    Mapping block =
        written instanceof Mapping given ? given : block(AUTO, new Scalar("", written.line()));
    ConfigurationNode auto = block.entries().get(AUTO);
    Mapping given =
        auto instanceof Scalar
            ? block.with(AUTO, new Mapping(new LinkedHashMap<>(), auto.line()))
            : block;
    Optional<Every> bound = bind(Every.class, given, path);
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    Every every = bound.get();
    if ((auto == null) == every.cron().isEmpty()) {
      problems.add(
          written.line(), path, "needs a duration such as 15m, or one of 'auto' and 'cron'");
      return Optional.empty();
    }
    return auto == null
        ? cron(every.cron().orElse(""), every.zone().orElse(zone), line(given, "cron"), path)
        : auto(every.auto(), path + "." + AUTO);
  }

  private Optional<Found> auto(Mapping written, String path) {
    Optional<Bounds> bound = bind(Bounds.class, written, path);
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    Bounds bounds = bound.get();
    if (bounds.shortest().compareTo(Account.SHORTEST_EVERY) < 0) {
      problems.add(line(written, "shortest"), path + ".shortest", "must be at least 60s");
      return Optional.empty();
    }
    if (bounds.longest().compareTo(bounds.shortest()) < 0) {
      problems.add(line(written, "longest"), path + ".longest", "must be at least the shortest");
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            bounds.longest(),
            new PollTiming.Adaptive(new AdaptiveInterval(bounds.shortest(), bounds.longest()))));
  }

  private Optional<Found> cron(String expression, ZoneId place, int line, String path) {
    try {
      CronPollSchedule schedule = CronPollSchedule.of(expression, place);
      return Optional.of(new Found(schedule.longestInterval(), new PollTiming.Fixed(schedule)));
    } catch (IllegalArgumentException e) {
      problems.add(
          line,
          path + ".cron",
          "'" + expression + "' is not a cron expression such as '0 */2 * * *'");
      return Optional.empty();
    }
  }

  private static Mapping block(String key, ConfigurationNode node) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    entries.put(key, node);
    return new Mapping(entries, node.line());
  }

  private static int line(Mapping written, String key) {
    ConfigurationNode node = written.entries().get(key);
    return node == null ? written.line() : node.line();
  }

  private <R extends Record> Optional<R> bind(Class<R> type, Mapping written, String path) {
    return new ConfigurationRecordBinder(references, problems).bind(type, written, path);
  }
}
