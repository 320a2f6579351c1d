package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What a history that may be damaged answers: values or refusals. */
final class DamagedHistoryAnswers {

  private DamagedHistoryAnswers() {}

  /** Returns the answer to each question, or the exception that was thrown instead. */
  static Map<String, Object> ask(
      BalanceHistory history, Map<String, Function<BalanceHistory, Object>> questions) {
    Map<String, Object> found = new LinkedHashMap<>();
    questions.forEach(
        (question, answer) -> {
          try {
            found.put(question, answer.apply(history));
          } catch (RuntimeException e) {
            found.put(question, e);
          }
        });
    return found;
  }

  /** Returns whether an answer is the one line that says what is damaged and what to do. */
  static boolean isRefusal(Object answer) {
    String message =
        answer instanceof HistoryException refusal ? String.valueOf(refusal.getMessage()) : "";
    return message.contains("'saldo history verify'")
        && message.contains("'saldo restore FILE'")
        && message.lines().count() == 1;
  }
}
