package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.testkit.CampaignSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of a history file gives the right answer or is refused in one sentence. */
final class DamagedFileTest {

  private static final int FLIPS = CampaignSize.choose(12, 3_000);
  private static final int ZEROED = CampaignSize.choose(4, 200);
  private static final int SERIES = 4;
  private static final int SAMPLES = 1_500;
  private static final int PAGE = 4_096;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(2 * SAMPLES));
  private static final Map<String, Function<BalanceHistory, Object>> QUESTIONS =
      new LinkedHashMap<>();

  @TempDir static Path folder;

  private static byte[] intact = {};
  private static Map<String, Object> answers = Map.of();

  static {
    QUESTIONS.put("series", history -> history.series(Selection.ALL));
    QUESTIONS.put("samples", DamagedFileTest::samples);
    QUESTIONS.put("walk", DamagedFileTest::walk);
    QUESTIONS.put("outline", DamagedFileTest::outline);
    QUESTIONS.put("brackets", history -> history.brackets(Selection.ALL, instants()));
    QUESTIONS.put("moments", DamagedFileTest::moments);
    QUESTIONS.put("rises", history -> history.rises(Selection.ALL, START, END));
    QUESTIONS.put("hours", history -> hours(history, END));
    QUESTIONS.put("hours before", history -> hours(history, START.plus(Duration.ofDays(50))));
  }

  private static int trials;

  @BeforeAll
  static void record() throws IOException {
    Path file = folder.resolve("intact");
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      for (int part = 0; part < 4; part++) {
        int begin = part * SAMPLES / 4;
        history.importSamples(
            IntStream.range(0, SERIES)
                .boxed()
                .flatMap(
                    series ->
                        IntStream.range(begin, begin + SAMPLES / 4)
                            .mapToObj(index -> sample(series, index)))
                .iterator(),
            List.of());
      }
      answers = DamagedHistoryAnswers.ask(history, QUESTIONS);
    }
    intact = Files.readAllBytes(Path.of(file + ".mv.db"));
  }

  @Test
  void aFlippedBitIsNeverAFigure() throws IOException {
    Random random = new Random(1);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      int at = random.nextInt(intact.length);
      int bit = 1 << random.nextInt(8);
      byte[] damaged = intact.clone();
      damaged[at] ^= (byte) bit;
      wrong.addAll(wrong("bit %d of byte %d".formatted(bit, at), damaged));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aZeroedPageIsNeverAFigure() throws IOException {
    Random random = new Random(2);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < ZEROED; i++) {
      int page = random.nextInt(intact.length / PAGE);
      byte[] damaged = intact.clone();
      Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0);
      wrong.addAll(wrong("page %d zeroed".formatted(page), damaged));
    }
    assertThat(wrong).isEmpty();
  }

  /** Returns the answers to each question that are neither right nor a refusal. */
  private static List<String> wrong(String damage, byte[] content) throws IOException {
    Path file = folder.resolve("damaged" + trials++); // H2 may keep a damaged file open
    Path database = Path.of(file + ".mv.db");
    Files.write(database, content);
    // Without the identity, H2 opens what an earlier commit left when the latest one is damaged.
    Files.copy(folder.resolve("intact.id"), Path.of(file + ".id"));
    List<String> wrong = new ArrayList<>();
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      DamagedHistoryAnswers.ask(history, QUESTIONS)
          .forEach(
              (question, answer) -> {
                if (!answer.equals(answers.get(question))
                    && !DamagedHistoryAnswers.isRefusal(answer)) {
                  wrong.add(
                      "%s: %s: %s".formatted(damage, question, firstDifference(question, answer)));
                }
              });
    } catch (HistoryException e) {
      if (!DamagedHistoryAnswers.isRefusal(e)
          && !String.valueOf(e.getMessage()).contains("were safe on disk")) {
        wrong.add(damage + ": opening: " + e);
      }
    } catch (RuntimeException e) {
      wrong.add(damage + ": opening: " + e);
    }
    Files.delete(database);
    return wrong;
  }

  private static String firstDifference(String question, Object answer) {
    String now = answer.toString();
    String before = String.valueOf(answers.get(question));
    int at = 0;
    while (at < Math.min(now.length(), before.length()) && now.charAt(at) == before.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 40);
    return now.substring(from, Math.min(now.length(), at + 160));
  }

  private static Object samples(BalanceHistory history) {
    try (var samples = history.samples(Selection.ALL, START, END)) {
      return samples.toList();
    }
  }

  private static Object walk(BalanceHistory history) {
    Instant middle = START.plus(Duration.ofDays(40));
    return keys().stream()
        .map(
            key -> {
              try (var walk = history.walk(key, START.plus(Duration.ofDays(30)), middle)) {
                return walk.toList();
              }
            })
        .toList();
  }

  private static Object outline(BalanceHistory history) {
    return keys().stream()
        .map(
            key -> {
              try (var outline = history.outline(key, List.of(START, END))) {
                return outline.toList();
              }
            })
        .toList();
  }

  private static Object moments(BalanceHistory history) {
    return history.brackets(
        keys().stream()
            .flatMap(key -> instants().stream().map(at -> new SeriesInstant(key, at)))
            .toList());
  }

  private static Object hours(BalanceHistory history, Instant asOf) {
    try (var hours = history.useByHour(Selection.ALL, asOf)) {
      return hours.map(DamagedFileTest::text).toList();
    }
  }

  private static String text(SeriesHourlyUsage usage) {
    StringBuilder text = new StringBuilder();
    var hours = usage.use();
    for (int age = 0; age < hours.length(); age++) {
      text.append(hours.used(hours.latestHour() - age)).append(' ');
    }
    return "%s %s %s %s %s"
        .formatted(usage.series().key(), hours.last(), hours.falls(), hours.rises(), text);
  }

  private static List<Instant> instants() {
    return IntStream.range(0, 40).mapToObj(i -> START.plus(Duration.ofHours(i * 83L))).toList();
  }

  private static List<SeriesKey> keys() {
    return IntStream.range(0, SERIES).mapToObj(DamagedFileTest::key).toList();
  }

  private static SeriesKey key(int series) {
    return new SeriesKey(
        "account" + series, "http-json", "main", Kind.MONEY, "EUR", Meaning.REMAINING);
  }

  /**
   * Most samples are hourly, some are four hours apart, so that the time between is not covered.
   */
  private static BalanceSample sample(int series, int index) {
    Instant at = START.plus(Duration.ofHours(index + index / 10 * 5L)).plusSeconds(7L * series);
    BigDecimal amount =
        new BigDecimal("9000.07")
            .add(BigDecimal.valueOf(index / 300 * 900L))
            .subtract(new BigDecimal("3.01").multiply(BigDecimal.valueOf(index)));
    return new BalanceSample(
        key(series), at, index % 97 == 96 ? Amount.unlimited("unlimited") : Amount.of(amount));
  }
}
