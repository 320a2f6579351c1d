package dev.saldo.app.cli.check;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.BalanceCheck.JudgedRule;
import dev.saldo.alert.BalanceCheck.Outcome;
import dev.saldo.alert.BalanceCheck.Row;
import dev.saldo.alert.BucketFacts;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.runway.Runway;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check as a plug-in of Nagios prints it: a state, the worst buckets, and performance data whose
 * thresholds are the lower ends of ranges.
 *
 * @param text the line
 * @param exitCode 0 well, 1 warning, 2 critical, 3 unknown
 */
public record NagiosLine(String text, int exitCode) {

  private static final int WARNING = 1;
  private static final int CRITICAL = 2;

  /** The exit code of an unknown state. */
  public static final int UNKNOWN = 3;

  private static final int MOST_NAMED = 3;
  private static final List<String> TRUE = List.of("true", "1", "yes", "on");

  static NagiosLine of(BalanceCheck check) {
    int code = check.rows().stream().mapToInt(NagiosLine::code).max().orElse(UNKNOWN);
    boolean critical = check.rows().stream().anyMatch(row -> code(row) == CRITICAL);
    boolean warning = check.rows().stream().anyMatch(row -> code(row) == WARNING);
    int exit = code == UNKNOWN && (critical || warning) ? breachCode(critical) : code;
    List<Row> worst =
        check.rows().stream()
            .filter(row -> code(row) != 0)
            .sorted(Comparator.comparingInt(row -> code(row) == exit ? 0 : 1))
            .toList();
    String about = worst.isEmpty() ? well(check.rows()) : named(worst);
    String data =
        check.rows().stream()
            .map(row -> data(row, check.rows().size() > 1))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    String line = "SALDO %s - %s".formatted(word(exit, worst), safe(about));
    return new NagiosLine(data.isEmpty() ? line : line + " | " + data, exit);
  }

  private static int breachCode(boolean critical) {
    return critical ? CRITICAL : WARNING;
  }

  /**
   * Returns whether a command line is meant for Nagios, even if it is wrong.
   *
   * @param environment returns the value of an environment variable, null if it is not set
   */
  public static boolean isAsked(String[] args, UnaryOperator<@Nullable String> environment) {
    List<String> words = Arrays.asList(args);
    String variable = environment.apply("SALDO_NAGIOS");
    return words.contains("check")
        && (words.contains("--nagios")
            || words.contains("--nagios=true")
            || (variable != null && TRUE.contains(variable)));
  }

  /** Returns the line for an error. */
  public static String error(List<String> problems) {
    return "SALDO UNKNOWN - " + safe(String.join("; ", problems));
  }

  private static int code(Row row) {
    return switch (row.outcome()) {
      case OK -> 0;
      case UNKNOWN -> UNKNOWN;
      case BREACH -> {
        boolean lacking = row.need() != null && row.need().outcome() == Outcome.BREACH;
        boolean critical =
            breaches(row).stream()
                .anyMatch(judged -> judged.rule().severity() == AlertSeverity.CRITICAL);
        yield breachCode(lacking || critical);
      }
    };
  }

  private static List<JudgedRule> breaches(Row row) {
    return row.judged().stream().filter(judged -> judged.outcome() == Outcome.BREACH).toList();
  }

  private static String word(int exit, List<Row> worst) {
    return switch (exit) {
      case 0 -> "OK";
      case WARNING -> isLow(worst.getFirst()) ? "LOW" : "WARNING";
      case CRITICAL -> "CRITICAL";
      default -> "UNKNOWN";
    };
  }

  private static boolean isLow(Row row) {
    return breaches(row).stream()
        .map(judged -> judged.rule().condition())
        .anyMatch(
            condition ->
                condition instanceof BalanceBelow
                    || condition instanceof RunwayBelow
                    || condition instanceof OrderBy);
  }

  private static String well(List<Row> rows) {
    return rows.size() == 1 ? amount(rows.getFirst()) : rows.size() + " buckets";
  }

  private static String named(List<Row> worst) {
    List<String> named = new ArrayList<>();
    worst.stream()
        .limit(MOST_NAMED)
        .forEach(
            row -> named.add(amount(row) + (row.text().isEmpty() ? "" : " (" + row.text() + ")")));
    if (worst.size() > MOST_NAMED) {
      named.add("and " + (worst.size() - MOST_NAMED) + " more");
    }
    return named.isEmpty() ? "no accounts to check" : String.join(", ", named);
  }

  private static String amount(Row row) {
    BucketFacts bucket = row.bucket();
    if (bucket == null) {
      return row.account();
    }
    BigDecimal left = bucket.facts().left();
    String place =
        bucket.series().bucket().equals("main")
            ? row.account()
            : row.account() + "/" + bucket.series().bucket();
    return left == null ? place : place + " " + left.toPlainString() + " " + bucket.unit().code();
  }

  private static String data(Row row, boolean several) {
    BucketFacts bucket = row.bucket();
    if (bucket == null) {
      return "";
    }
    String before = several ? row.account() + "/" + bucket.series().bucket() + " " : "";
    List<String> parts = new ArrayList<>();
    BigDecimal left = bucket.facts().left();
    if (left != null) {
      parts.add(
          label(before + "balance")
              + left.toPlainString()
              + limits(row, NagiosLine::balanceLimit)
              + ";;");
    }
    Runway.Band band = bucket.facts().runway().emptyAt();
    Instant early = band == null ? null : band.p10();
    if (early != null) {
      long seconds =
          Math.max(0, Duration.between(bucket.facts().runway().asOf(), early).toSeconds());
      parts.add(label(before + "runway") + seconds + "s" + limits(row, NagiosLine::runwayLimit));
    }
    return String.join(" ", parts);
  }

  private static String label(String name) {
    return "'" + safe(name).replace("'", "''").replace('=', '-') + "'=";
  }

  private static String limits(Row row, Function<AlertCondition, @Nullable BigDecimal> limit) {
    return ";" + limit(row, false, limit) + ";" + limit(row, true, limit);
  }

  private static String limit(
      Row row, boolean critical, Function<AlertCondition, @Nullable BigDecimal> limit) {
    return row.judged().stream()
        .map(JudgedRule::rule)
        .filter(rule -> (rule.severity() == AlertSeverity.CRITICAL) == critical)
        .map(rule -> limit.apply(rule.condition()))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(below -> below.toPlainString() + ":")
        .orElse("");
  }

  private static @Nullable BigDecimal balanceLimit(AlertCondition condition) {
    return condition instanceof BalanceBelow below ? below.threshold() : null;
  }

  private static @Nullable BigDecimal runwayLimit(AlertCondition condition) {
    return condition instanceof RunwayBelow below
        ? BigDecimal.valueOf(below.threshold().toSeconds())
        : null;
  }

  /** A line ends at a line break, and its text at a vertical bar. */
  private static String safe(String text) {
    return SafeTextSanitizer.sanitize(text).replace('|', '/');
  }
}
