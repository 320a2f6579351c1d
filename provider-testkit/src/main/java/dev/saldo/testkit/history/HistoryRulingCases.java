package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.event.BalanceEventFinder;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TermedHistory;
import dev.saldo.report.StatementReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.testkit.CampaignSize;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Random top-ups, refunds, resets, glitches and classifications. Every report must be that of the
 * history in memory, which classifies each rise when it is read.
 */
final class HistoryRulingCases {

  private static final int SEQUENCES = CampaignSize.choose(1, 60);
  private static final int ROUNDS = CampaignSize.choose(3, 4);
  private static final int SAMPLES = 45;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final List<Meaning> MEANINGS =
      List.of(Meaning.REMAINING, Meaning.SPENT, Meaning.OWED, Meaning.LIMIT);
  private static final AgreedTerms POSTPAID =
      new AgreedTerms(
          Optional.of(Billing.POSTPAID), Optional.empty(), Optional.empty(), Optional.empty());
  private static final AgreedTerms PREPAID =
      new AgreedTerms(
          Optional.of(Billing.PREPAID),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Duration.ofDays(30)));

  private final BalanceHistoryContract contract;

  HistoryRulingCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return IntStream.range(0, SEQUENCES)
        .mapToObj(seed -> contract.on("rulings " + seed, history -> compare(history, seed)));
  }

  private static void compare(BalanceHistory history, int seed) {
    Random random = new Random(seed);
    InMemoryBalanceHistory memory = new InMemoryBalanceHistory();
    List<Course> courses = new ArrayList<>();
    MEANINGS.forEach(meaning -> courses.add(new Course(meaning)));
    for (int round = 0; round < ROUNDS; round++) {
      List<BalanceSample> samples = new ArrayList<>();
      courses.forEach(course -> samples.addAll(course.next(random)));
      Collections.shuffle(samples, random);
      int late = random.nextInt(samples.size());
      write(history, memory, samples.subList(late, samples.size()));
      write(history, memory, samples.subList(0, late));
      classify(history, memory, random);
      if (round == 2 && random.nextBoolean()) {
        thin(history, memory, courses.getFirst().at.minus(Duration.ofDays(60)));
      }
      Instant end = courses.getFirst().at;
      for (int i = 0; i < 2; i++) {
        Instant from = HistoryFixtures.START.plus(upTo(end, random));
        Instant to = from.plus(upTo(end, random)).plusSeconds(1);
        agree(history, memory, new Window(from, to, ZONE));
        agree(agreed(history, POSTPAID), agreed(memory, POSTPAID), new Window(from, to, ZONE));
        agree(agreed(history, PREPAID), agreed(memory, PREPAID), new Window(from, to, ZONE));
      }
    }
  }

  private static BalanceHistory agreed(BalanceHistory history, AgreedTerms terms) {
    return new TermedHistory(history, Map.of("otp", new AccountTerms(terms, Map.of())));
  }

  private static Duration upTo(Instant end, Random random) {
    long most = Duration.between(HistoryFixtures.START, end).toMinutes() + 600;
    return Duration.ofMinutes(random.nextLong(most) / 30 * 30);
  }

  private static void write(
      BalanceHistory history, BalanceHistory memory, List<BalanceSample> samples) {
    List<Account> known = List.of(HistoryFixtures.account("otp"));
    history.importSamples(samples.iterator(), known);
    memory.importSamples(samples.iterator(), known);
  }

  private static void thin(BalanceHistory history, BalanceHistory memory, Instant until) {
    RetentionPolicy retention = new RetentionPolicy(ZONE, List.of(new Tier(until, Grain.DAILY)));
    history.thin(Selection.ALL, retention);
    memory.thin(Selection.ALL, retention);
  }

  private static void classify(BalanceHistory history, BalanceHistory memory, Random random) {
    List<Rise> rises =
        memory.rises(Selection.ALL, HistoryFixtures.LONG_BEFORE, HistoryFixtures.LONG_AFTER);
    for (int i = 0; i < 2 && !rises.isEmpty(); i++) {
      Rise rise = rises.get(random.nextInt(rises.size()));
      if (random.nextInt(3) == 0) {
        assertThat(
                history.unclassify(rise.series(), rise.after(), rise.observedAt(), rise.amount()))
            .isEqualTo(
                memory.unclassify(rise.series(), rise.after(), rise.observedAt(), rise.amount()));
      } else {
        ManualClassification said =
            new ManualClassification(
                rise.series(),
                rise.after(),
                rise.observedAt().plus(Duration.ofHours(random.nextInt(3) * 20L)),
                rise.amount(),
                List.of(EventKind.CORRECTION, EventKind.TOP_UP, EventKind.RESET, EventKind.REFUND)
                    .get(random.nextInt(4)),
                "",
                HistoryFixtures.LONG_AFTER.plusSeconds(random.nextInt(1_000)));
        history.classify(said);
        memory.classify(said);
      }
    }
  }

  private static void agree(BalanceHistory history, BalanceHistory memory, Window window) {
    for (Step step : List.of(Step.TOTAL, Step.MONTH)) {
      assertThat(UsageReport.of(history, Selection.ALL, window, step))
          .as("usage by %s in %s", step, window)
          .isEqualTo(UsageReport.of(memory, Selection.ALL, window, step));
    }
    assertThat(TrendReport.of(history, Selection.ALL, window, Step.MONTH))
        .isEqualTo(TrendReport.of(memory, Selection.ALL, window, Step.MONTH));
    assertThat(BalanceEventFinder.find(history, Selection.ALL, window.from(), window.to()))
        .isEqualTo(BalanceEventFinder.find(memory, Selection.ALL, window.from(), window.to()));
    YearMonth month = YearMonth.from(window.from().atZone(ZONE));
    assertThat(StatementReport.of(history, Selection.ALL, month, ZONE))
        .isEqualTo(StatementReport.of(memory, Selection.ALL, month, ZONE));
  }

  /** A simulated series. */
  private static final class Course {

    private final SeriesKey key;
    private Instant at = HistoryFixtures.START;
    private BigDecimal level = new BigDecimal("1000");
    private boolean taken;

    Course(Meaning meaning) {
      this.key = HistoryFixtures.key("otp", Balance.MAIN, meaning);
    }

    List<BalanceSample> next(Random random) {
      List<BalanceSample> samples = new ArrayList<>();
      for (int i = 0; i < SAMPLES; i++) {
        at = at.plus(Duration.ofMinutes(30L * (1 + random.nextInt(50))));
        level = level.add(change(random));
        boolean glitch = !taken && random.nextInt(30) == 0;
        taken = glitch;
        samples.add(new BalanceSample(key, at, Amount.of(stated(glitch, random))));
      }
      return samples;
    }

    private BigDecimal stated(boolean glitch, Random random) {
      if (glitch) {
        return random.nextBoolean() ? BigDecimal.ZERO : level.multiply(BigDecimal.TEN);
      }
      boolean asRemaining = key.meaning() == Meaning.REMAINING || key.meaning() == Meaning.LIMIT;
      return asRemaining ? level : level.negate();
    }

    private BigDecimal change(Random random) {
      return switch (random.nextInt(14)) {
        case 0 -> BigDecimal.valueOf(200 + random.nextInt(4) * 100L);
        case 1 -> BigDecimal.valueOf(random.nextInt(2_000), 2);
        case 2 -> key.meaning() == Meaning.SPENT ? level.negate() : BigDecimal.valueOf(7, 3);
        case 3 -> BigDecimal.ZERO;
        default -> BigDecimal.valueOf(-random.nextInt(4_000), 3).multiply(BigDecimal.TEN);
      };
    }
  }
}
