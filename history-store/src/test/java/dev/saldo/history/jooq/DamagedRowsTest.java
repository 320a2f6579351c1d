package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.CampaignSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flipped bit in a file of accounts, series, failures, classifications and alerts gives the right
 * answer or is refused in one sentence. Answers about all accounts and about some by name.
 */
final class DamagedRowsTest {

  private static final int FLIPS = CampaignSize.choose(6, 3_000);
  private static final int ACCOUNTS = 300;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(2));
  private static final Selection SOME =
      Selection.of(IntStream.range(0, 40).mapToObj(i -> "account" + i * 7).toList());
  private static final String OPENING = "opening";
  private static final Map<String, Function<BalanceHistory, Object>> QUESTIONS =
      new LinkedHashMap<>();

  private static final List<String> EPISODES =
      IntStream.range(0, ACCOUNTS / 3).mapToObj(i -> "e" + i).toList();

  @TempDir static Path folder;

  private static byte[] intact = {};
  private static Map<String, Object> answers = Map.of();

  static {
    for (Selection selection : List.of(Selection.ALL, SOME)) {
      String of = selection.everyAccount() ? " of all" : " of some";
      QUESTIONS.put("accounts" + of, history -> history.accounts(selection));
      QUESTIONS.put("series" + of, history -> history.series(selection));
      QUESTIONS.put("failures" + of, history -> failures(history, selection));
      QUESTIONS.put("classifications" + of, history -> history.classifications(selection));
      QUESTIONS.put("terms" + of, history -> history.statedTerms(selection, START, END));
      QUESTIONS.put("rises" + of, history -> history.rises(selection, START, END));
    }
    QUESTIONS.put("episodes", history -> HistoryStore.alerts(history).episodes(Instant.EPOCH));
    QUESTIONS.put("messages", history -> HistoryStore.alerts(history).messages(EPISODES));
  }

  @BeforeAll
  static void record() throws IOException {
    Path file = folder.resolve("intact");
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      for (int hour = 0; hour < 4; hour++) {
        Instant at = START.plus(Duration.ofHours(hour));
        history.append(
            IntStream.range(0, ACCOUNTS)
                .boxed()
                .flatMap(i -> Stream.of(sampled(i, at), failed(i, at.plusSeconds(90))))
                .toList());
      }
      history.series(Selection.ALL).stream()
          .limit(ACCOUNTS / 3)
          .forEach(
              series ->
                  history.classify(
                      new ManualClassification(
                          series.key(),
                          START,
                          START.plus(Duration.ofHours(1)),
                          BigDecimal.TEN,
                          EventKind.REFUND,
                          "invoice of " + series.label(),
                          END)));
      int posted = HistoryStore.alerts(history).write(DamagedRowsTest::post);
      assertThat(posted).isEqualTo(EPISODES.size());
      answers = DamagedHistoryAnswers.ask(history, QUESTIONS);
    }
    intact = Files.readAllBytes(Path.of(file + ".mv.db"));
  }

  @Test
  void aFlippedBitIsNeverAFactOfAnAccount() throws IOException {
    Random random = new Random(3);
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      int at = random.nextInt(intact.length);
      int bit = 1 << random.nextInt(8);
      byte[] damaged = intact.clone();
      damaged[at] ^= (byte) bit;
      Map<String, Object> now = askFile("damaged" + i, damaged);
      refused +=
          now.containsKey(OPENING)
                  || now.values().stream().anyMatch(DamagedHistoryAnswers::isRefusal)
              ? 1
              : 0;
      now.forEach(
          (question, answer) -> {
            boolean isRefused =
                DamagedHistoryAnswers.isRefusal(answer)
                    || (question.equals(OPENING) && answer instanceof HistoryException);
            if (!answer.equals(answers.get(question)) && !isRefused) {
              wrong.add("bit %d of byte %d: %s: %s".formatted(bit, at, question, answer));
            }
          });
    }
    assertThat(wrong).as("%d of %d flips refused", refused, FLIPS).isEmpty();
  }

  private static Map<String, Object> askFile(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name); // H2 may keep a damaged file open
    Path database = Path.of(file + ".mv.db");
    Files.write(database, content);
    Files.copy(folder.resolve("intact.id"), Path.of(file + ".id"));
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      return DamagedHistoryAnswers.ask(history, QUESTIONS);
    } catch (RuntimeException e) {
      return Map.of(OPENING, e);
    } finally {
      Files.delete(database);
    }
  }

  private static Object failures(BalanceHistory history, Selection selection) {
    try (var failures = history.failures(selection, START, END)) {
      return failures.toList();
    }
  }

  /** Posts messages about episodes, of which every second has ended. */
  private static int post(AlertTransaction transaction) {
    for (int i = 0; i < EPISODES.size(); i++) {
      AlertEpisode open = Alerts.open(EPISODES.get(i), "account" + i);
      AlertEpisode ended = Alerts.closed(EPISODES.get(i), "account" + i);
      if (i % 2 == 0) {
        transaction.keep(open.subject(), Alerts.track(open));
      } else {
        transaction.close(ended);
      }
      transaction.post(Alerts.opened(i % 2 == 0 ? open : ended), 0, List.of("mail"), Alerts.AT);
    }
    return EPISODES.size();
  }

  private static Account account(int number) {
    return new Account(
        "account" + number, "acme", Duration.ofMinutes(60 + number), Account.DEFAULT_TIMEOUT);
  }

  private static PollResult sampled(int number, Instant at) {
    Balance balance =
        Balance.of(Balance.MAIN, Amount.of(BigDecimal.valueOf(number)), BalanceUnit.money("EUR"))
            .withLabel("Prepaid account number " + number)
            .withCreditLimit(BigDecimal.valueOf(number * 100L + 7))
            .withExpiry(END.plusSeconds(number))
            .withNote("a note about account " + number);
    return new PollResult.Sampled(account(number), at, Duration.ofMillis(12), List.of(balance));
  }

  private static PollResult failed(int number, Instant at) {
    return new PollResult.Failed(
        account(number),
        at,
        Duration.ofMillis(7 + number),
        FailureReason.UNAVAILABLE,
        "the server of account " + number + " does not answer",
        null);
  }
}
