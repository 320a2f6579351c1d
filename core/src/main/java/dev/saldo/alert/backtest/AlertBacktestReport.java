package dev.saldo.alert.backtest;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.report.Table;
import dev.saldo.report.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that rules would have sent in the past, and how well they would have warned.
 * Immutable and thread-safe.
 *
 * @param window the window that was replayed
 * @param scores the scores, by account, bucket and rule
 * @param notices the notices, oldest first
 */
public record AlertBacktestReport(
    Window window, List<AlertBacktestScore> scores, List<PostedNotice> notices) {

  public AlertBacktestReport {
    scores = List.copyOf(scores);
    notices = List.copyOf(notices);
  }

  /**
   * Replays the past of accounts.
   *
   * @param history the history, with the terms that the user states
   * @param terms these terms, by account
   */
  public static AlertBacktestReport of(
      BalanceHistory history,
      AlertRuleSet rules,
      Collection<CheckedAccount> accounts,
      Map<String, AccountTerms> terms,
      Window window) {
    List<AlertBacktestScore> scores = new ArrayList<>();
    List<PostedNotice> notices = new ArrayList<>();
    for (CheckedAccount checked : accounts) {
      AlertBacktest.Result result =
          AlertBacktest.run(
              history,
              rules,
              checked.account(),
              checked.tags(),
              terms,
              window.from(),
              window.to(),
              window.zone());
      scores.addAll(score(history, rules, checked, result.episodes(), window));
      notices.addAll(result.notices());
    }
    notices.sort(Comparator.comparing(posted -> posted.notice().createdAt()));
    return new AlertBacktestReport(window, scores, notices);
  }

  /** Scores episodes that rules opened for an account, whoever judged them. */
  static List<AlertBacktestScore> score(
      BalanceHistory history,
      AlertRuleSet rules,
      CheckedAccount checked,
      List<AlertEpisode> episodes,
      Window window) {
    String account = checked.account().name();
    String provider = checked.account().provider();
    Map<AlertSubject, AlertBacktestScore> scores = new LinkedHashMap<>();
    for (AlertRule rule : rules.aboutAccount(account, provider, checked.tags())) {
      AlertSubject subject = new AlertSubject(rule.name(), account, "");
      scores.put(subject, score(subject, rule, episodes, null));
    }
    for (Series series : history.series(Selection.of(List.of(account)))) {
      if (!series.derived()) {
        BucketPast past = BucketPast.read(history, series, window.from(), window.to());
        for (AlertRule rule :
            rules.aboutBucket(
                account,
                provider,
                checked.tags(),
                series.key().bucket(),
                series.key().unitCode())) {
          AlertSubject subject = new AlertSubject(rule.name(), account, series.key().bucket());
          scores.putIfAbsent(subject, score(subject, rule, episodes, past));
        }
      }
    }
    return List.copyOf(scores.values());
  }

  private static AlertBacktestScore score(
      AlertSubject subject,
      AlertRule rule,
      List<AlertEpisode> episodes,
      @Nullable BucketPast past) {
    List<AlertEpisode> own =
        episodes.stream().filter(episode -> episode.subject().equals(subject)).toList();
    return new AlertBacktestScore(
        subject, own.size(), empties(rule, own, past), falseAlarms(rule, own, past));
  }

  private static @Nullable Empties empties(
      AlertRule rule, List<AlertEpisode> episodes, @Nullable BucketPast past) {
    return switch (rule.condition()) {
      case AlertCondition.BalanceBelow below -> past == null ? null : past.empties(episodes);
      case AlertCondition.RunwayBelow below -> past == null ? null : past.empties(episodes);
      case AlertCondition.OrderBy order -> past == null ? null : past.empties(episodes);
      case AlertCondition.TopUpOverdue overdue -> past == null ? null : past.empties(episodes);
      default -> null;
    };
  }

  private static @Nullable FalseAlarms falseAlarms(
      AlertRule rule, List<AlertEpisode> episodes, @Nullable BucketPast past) {
    return past != null && rule.condition() instanceof AlertCondition.RunwayBelow below
        ? past.falseAlarms(episodes, below.threshold())
        : null;
  }

  /** Returns the scores as a table. */
  public Table table() {
    return AlertBacktestTables.scores(this);
  }

  /** Returns the messages as a table. */
  public Table messages() {
    return AlertBacktestTables.messages(this);
  }
}
