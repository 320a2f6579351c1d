package dev.saldo.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which predictions of the overview are made again. */
final class KeptRunwayRangesTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();
  private final KeptRunwayRanges ranges = new KeptRunwayRanges();
  private final List<Set<String>> made = new ArrayList<>();
  private final Map<String, RunwayDayRange> answers = new HashMap<>();
  private List<ManualClassification> classifications = List.of();

  private void read(String account, Instant at, int amount) {
    history.append(
        new PollResult.Sampled(
            Account.of(account, "sample"),
            at,
            Duration.ofMillis(5),
            List.of(
                Balance.of(
                    "main", Amount.of(BigDecimal.valueOf(amount)), BalanceUnit.money("EUR")))));
  }

  private Map<SeriesKey, RunwayDayRange> find(Instant at) {
    return ranges.find(history.series(Selection.ALL), classifications, at, this::predict);
  }

  private Map<SeriesKey, RunwayDayRange> predict(Selection selection) {
    made.add(selection.accounts());
    Map<SeriesKey, RunwayDayRange> found = new HashMap<>();
    for (Series series : history.series(selection)) {
      String account = series.key().account();
      found.put(series.key(), answers.getOrDefault(account, days("9")));
    }
    return found;
  }

  private static RunwayDayRange days(String early) {
    BigDecimal days = new BigDecimal(early);
    return new RunwayDayRange(days, days.add(BigDecimal.ONE), days.add(BigDecimal.TEN));
  }

  @Test
  void onlyAnAccountWithANewReadingIsPredictedAgain() {
    read("one", NOON, 50);
    read("two", NOON, 60);
    assertThat(find(NOON)).hasSize(2).containsValue(days("9"));
    find(NOON.plusSeconds(60));
    answers.put("two", days("8"));
    read("two", NOON.plusSeconds(100), 55);
    assertThat(find(NOON.plusSeconds(120))).containsValues(days("9"), days("8"));
    assertThat(made).containsExactly(Set.of("one", "two"), Set.of("two"));
  }

  @Test
  void aSampleThatCameLateCountsToo() {
    read("one", NOON, 50);
    find(NOON);
    read("one", NOON.minusSeconds(600), 70);
    find(NOON.plusSeconds(1));
    assertThat(made).hasSize(2);
  }

  @Test
  void aPredictionIsAtMostAQuarterOfAnHourOld() {
    answers.put("soon", days("0.99"));
    read("soon", NOON, 50);
    read("later", NOON, 50);
    find(NOON);
    find(NOON.plusSeconds(59));
    find(NOON.plusSeconds(60));
    find(NOON.plusSeconds(899));
    find(NOON.plusSeconds(900));
    assertThat(made)
        .containsExactly(Set.of("soon", "later"), Set.of("soon"), Set.of("soon"), Set.of("later"));
  }

  @Test
  void aClassificationAndANewConfigurationConcernAll() {
    read("one", NOON, 50);
    find(NOON);
    classifications =
        List.of(
            new ManualClassification(
                history.series(Selection.ALL).getFirst().key(),
                NOON.minusSeconds(1),
                NOON,
                BigDecimal.TEN,
                EventKind.REFUND,
                "",
                NOON));
    find(NOON.plusSeconds(1));
    ranges.forget();
    find(NOON.plusSeconds(2));
    assertThat(made).hasSize(3);
  }

  @Test
  void aSeriesThatIsGoneIsForgotten() {
    read("one", NOON, 50);
    find(NOON);
    assertThat(ranges.find(List.of(), List.of(), NOON, this::predict)).isEmpty();
    find(NOON);
    assertThat(made).hasSize(2);
  }
}
