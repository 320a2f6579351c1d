package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.event.BalanceEvent;
import dev.saldo.event.EventConfidence;
import dev.saldo.event.LocatedLevelChange;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventsReportTest {

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void listsRisesWithTheirLevelsButNotUsage() {
    hourly("100", "90", "590", "580", "585", "575");
    assertThat(events(0, 9))
        .extracting(
            e -> e.ruling().kind(),
            e -> e.ruling().confidence(),
            BalanceEvent::after,
            BalanceEvent::observedAt,
            e -> String.valueOf(e.amount()),
            e -> e.levelBefore() + ".." + e.levelAfter())
        .containsExactly(
            tuple(EventKind.TOP_UP, EventConfidence.MEDIUM, at(1), at(2), "500", "90..590"),
            tuple(EventKind.REFUND, EventConfidence.MEDIUM, at(3), at(4), "5", "580..585"));
    assertThat(history.openStreams()).isZero();
  }

  @Test
  void aWindowIncludesItsStartAndExcludesItsEnd() {
    hourly("100", "600", "590", "1090", "1000");
    assertThat(events(1, 3)).extracting(BalanceEvent::observedAt).containsExactly(at(1));
    assertThat(events(1.001, 3.001)).extracting(BalanceEvent::observedAt).containsExactly(at(3));
  }

  @Test
  void aKindDoesNotDependOnTheWindow() {
    hourly("100", "90", "590", "580", "585", "575", "1075", "1070", "1072");
    List<EventKind> kinds = events(0, 99).stream().map(e -> e.ruling().kind()).toList();
    assertThat(kinds)
        .containsExactly(EventKind.TOP_UP, EventKind.REFUND, EventKind.TOP_UP, EventKind.REFUND);
    for (int hour : new int[] {2, 4, 6, 8}) {
      assertThat(events(hour, hour + 1))
          .extracting(e -> e.ruling().kind())
          .containsExactly(kinds.get(hour / 2 - 1));
    }
  }

  @Test
  void theFirstNumberAfterUnlimitedOrAbsentHasNoChange() {
    history.append(read(OTP, 0, "10"));
    history.append(read(OTP, 1, without(Amount.unlimited("Unlim"))));
    history.append(read(OTP, 2, "500"));
    history.append(read(OTP, 3, without(Amount.ABSENT)));
    history.append(read(OTP, 4, without(Amount.ABSENT)));
    history.append(read(OTP, 5, "500"));
    assertThat(events(0, 9))
        .extracting(
            e -> e.ruling().kind(),
            e -> e.ruling().reason(),
            BalanceEvent::observedAt,
            BalanceEvent::amount,
            BalanceEvent::levelBefore,
            e -> String.valueOf(e.levelAfter()))
        .containsExactly(
            tuple(EventKind.GAP, "first number after unlimited", at(2), null, null, "500"),
            tuple(EventKind.GAP, "first number after a missing figure", at(5), null, null, "500"));
  }

  @Test
  void aRiseAcrossAGapHasLowerConfidence() {
    history.append(read(OTP, 0, "100"));
    history.append(read(OTP, 3, "99"));
    history.append(read(OTP, 6.1, "90"));
    history.append(read(OTP, 30, "90"));
    history.append(read(OTP, 80, "590"));
    assertThat(events(0, 99))
        .extracting(
            e -> e.ruling().kind(),
            e -> e.ruling().confidence(),
            e -> e.ruling().reason(),
            e -> String.valueOf(e.amount()))
        .containsExactly(
            tuple(EventKind.GAP, EventConfidence.HIGH, "first number after 3 hours", "-9"),
            tuple(EventKind.GAP, EventConfidence.HIGH, "first number after 23 hours", "0"),
            tuple(
                EventKind.TOP_UP,
                EventConfidence.LOW,
                "first rise in 100 days; seen after 2 days",
                "500"));
  }

  @Test
  void aUnitChangeIsListedInBothDirections() {
    history.append(read(OTP, 0, "10"));
    history.append(read(OTP, 1, money("4.5")));
    history.append(read(OTP, 2, money("4.25")));
    history.append(read(OTP, 3, "9"));
    history.append(read(OTP, 4, "8"));
    assertThat(events(0, 9))
        .extracting(
            e -> e.ruling().kind(),
            e -> e.series().key().unitCode(),
            e -> e.ruling().reason(),
            BalanceEvent::after,
            BalanceEvent::observedAt,
            BalanceEvent::amount)
        .containsExactly(
            tuple(EventKind.UNIT_CHANGE, "EUR", "counted in credit before", at(0), at(1), null),
            tuple(EventKind.UNIT_CHANGE, "credit", "counted in EUR before", at(2), at(3), null));
    assertThat(events(4, 9)).isEmpty();
  }

  @Test
  void aMeaningChangeIsListedButTwoConcurrentUnitsAreNot() {
    history.append(read(OTP, 0, "10"));
    history.append(
        read(OTP, 1, ReportFixture.credits("main", "5").withMeaning(Meaning.SPENT), money("3")));
    history.append(
        read(OTP, 2, ReportFixture.credits("main", "6").withMeaning(Meaning.SPENT), money("3")));
    assertThat(events(0, 9))
        .extracting(e -> e.ruling().reason(), e -> e.series().key().unitCode())
        .containsExactlyInAnyOrder(
            tuple("meant remaining before", "credit"), tuple("counted in credit before", "EUR"));
  }

  @Test
  void aManualClassificationOverridesTheRuleUntilItIsRemoved() {
    hourly("100", "90", "590", "80", "70");
    classify(1, 2, "500", EventKind.CORRECTION, "typed twice", 50);
    classify(2, 3, "-510", EventKind.CORRECTION, "", 51);
    assertThat(events(0, 9))
        .extracting(
            e -> e.ruling().kind(),
            e -> e.ruling().byPerson(),
            e -> e.ruling().note(),
            e -> String.valueOf(e.amount()))
        .containsExactly(
            tuple(EventKind.CORRECTION, true, "typed twice", "500"),
            tuple(EventKind.CORRECTION, true, "", "-510"));
    UsageReport.Row usage = usage();
    assertThat(usage.usage().used()).isEqualTo("20");
    assertThat(usage.usage().corrected()).isEqualTo("-10");
    history.unclassify(key(), at(1), at(2), BigDecimal.ONE);
    history.unclassify(key(), at(2), at(3), BigDecimal.ONE.negate());
    assertThat(events(0, 9)).extracting(e -> e.ruling().kind()).containsExactly(EventKind.TOP_UP);
    assertThat(usage().usage().used()).isEqualTo("530");
  }

  @Test
  void aManualClassificationAppliesToThePartsOfASplitChangeAndTheLatestOneWins() {
    hourly("100", "90", "390", "590", "80", "70");
    classify(1, 3, "500", EventKind.RESET, "", 50);
    classify(1, 2, "300", EventKind.CORRECTION, "", 51);
    classify(0, 3, "500", EventKind.REFUND, "", 40);
    assertThat(events(0, 9))
        .extracting(e -> e.ruling().kind())
        .containsExactly(EventKind.CORRECTION, EventKind.RESET);
  }

  @Test
  void anInstantRefersToTheRiseAroundItOrToAFallInTheSameMinute() {
    hourly("100", "90", "590", "580");
    assertThat(found(1.5)).containsExactly(new LevelChange(at(1), at(2), new BigDecimal("500")));
    assertThat(found(2)).containsExactly(new LevelChange(at(1), at(2), new BigDecimal("500")));
    assertThat(found(3)).containsExactly(new LevelChange(at(2), at(3), new BigDecimal("-10")));
    assertThat(found(2.5)).isEmpty();
    assertThat(found(9)).isEmpty();
    assertThat(
            LocatedLevelChange.nearest(
                history, Selection.ALL, history.series(Selection.ALL), at(100), 3))
        .singleElement()
        .satisfies(rise -> assertThat(rise.observedAt()).isEqualTo(at(2)));
  }

  @Test
  void filtersByKind() {
    hourly("100", "90", "590", "580", "585", "575");
    Window window = new Window(at(0), at(9), ZoneOffset.UTC);
    Set<EventKind> refunds = Set.of(EventKind.REFUND);
    EventsReport report = EventsReport.of(history, Selection.ALL, window, refunds);
    assertThat(report.rows()).hasSize(1);
    assertThat(report.table().rows()).hasSize(1);
  }

  private List<LevelChange> found(double hour) {
    return LocatedLevelChange.at(history, history.series(Selection.ALL), at(hour)).stream()
        .map(LocatedLevelChange::change)
        .toList();
  }

  private UsageReport.Row usage() {
    Window window = new Window(at(0), at(4), ZoneOffset.UTC);
    return UsageReport.of(history, Selection.ALL, window, Step.TOTAL).rows().getFirst();
  }

  private List<BalanceEvent> events(double from, double to) {
    Window window = new Window(at(from), at(to), ZoneOffset.UTC);
    return EventsReport.of(history, Selection.ALL, window, Set.of()).rows().stream()
        .map(EventsReport.Row::event)
        .toList();
  }

  private SeriesKey key() {
    return Objects.requireNonNull(history.series(Selection.ALL).getFirst()).key();
  }

  private void classify(
      double after, double at, String amount, EventKind kind, String note, int saidAt) {
    Instant said = at(saidAt);
    history.classify(
        new ManualClassification(
            key(), at(after), at(at), new BigDecimal(amount), kind, note, said));
  }

  private void hourly(String... amounts) {
    for (int hour = 0; hour < amounts.length; hour++) {
      history.append(read(OTP, hour, amounts[hour]));
    }
  }

  private static Balance money(String amount) {
    return Balance.of("main", Amount.of(new BigDecimal(amount)), BalanceUnit.money("EUR"));
  }

  private static Balance without(Amount amount) {
    return Balance.of("main", amount, BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
  }
}
