package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that H2 opens as an empty one, as after a flipped bit, is noticed. */
final class EmptiedTableTest {

  @TempDir static Path folder;

  private static List<String> maps = List.of();
  private static String series = "";

  @BeforeAll
  static void record() {
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("intact"))) {
      history.append(
          IntStream.range(0, 300).mapToObj(hour -> Polls.sampled(15 * hour, 900 - hour)).toList());
      history.append(
          new PollResult.Failed(
              Polls.account("otp"),
              Polls.START,
              Duration.ZERO,
              FailureReason.TIMEOUT,
              "no answer",
              null));
      var key = history.series(Selection.ALL).getFirst().key();
      history.classify(
          new ManualClassification(
              key,
              Polls.START,
              Polls.START.plusSeconds(900),
              BigDecimal.ONE,
              EventKind.REFUND,
              "paid",
              Polls.START));
      int posted =
          HistoryStore.alerts(history)
              .write(
                  transaction -> {
                    var open = Alerts.open("e1", "otp");
                    transaction.keep(open.subject(), Alerts.track(open));
                    transaction.post(Alerts.opened(open), 0, List.of("mail"), Alerts.AT);
                    return 1;
                  });
      assertThat(posted).isOne();
      series = history.series(Selection.ALL).toString();
    }
    try (MVStore store = store("intact")) {
      maps =
          store.getMapNames().stream()
              .filter(name -> name.startsWith("table."))
              .filter(
                  name ->
                      store
                          .getLayoutMap()
                          .containsKey("root." + store.getMetaMap().get("name." + name)))
              .toList();
    }
  }

  @Test
  void noTableIsTakenForAnEmptyOne() throws IOException {
    List<String> unnoticed = new ArrayList<>();
    for (String name : maps) {
      for (String suffix : List.of(".mv.db", ".id")) {
        Files.copy(folder.resolve("intact" + suffix), folder.resolve(name + suffix));
      }
      try (MVStore store = store(name)) {
        store.removeMap(name);
      }
      try (BalanceHistory history = HistoryStore.openFile(folder.resolve(name))) {
        assertThat(history.series(Selection.ALL)).as(name).hasToString(series);
        unnoticed.add(name);
      } catch (HistoryException e) {
        assertThat(e).as(name).hasMessageContaining("'saldo restore FILE'");
      }
    }
    assertThat(maps).as("tables with rows").hasSizeGreaterThan(10);
    assertThat(unnoticed).as("the list of ruled series, which reports do without").hasSize(1);
  }

  private static MVStore store(String name) {
    return new MVStore.Builder().fileName(folder.resolve(name + ".mv.db").toString()).open();
  }
}
