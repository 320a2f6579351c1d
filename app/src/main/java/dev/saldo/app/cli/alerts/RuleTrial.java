package dev.saldo.app.cli.alerts;

import dev.saldo.account.Account;
import dev.saldo.account.ConstantName;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.backtest.AlertBacktest;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.exchange.ExpectedAlertCsv;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.TermedHistory;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reading whose messages were compared with the expected ones.
 *
 * @param line the reading
 * @param sent the messages that the rules send until the next reading of the account
 */
record RuleTrial(ExpectedAlertCsv.Line line, List<String> sent) {

  private static final List<String> ANY_CHANNEL = List.of("test");

  boolean failed() {
    return !sent.equals(line.expected());
  }

  /** Returns what differs, in one line. */
  String describe() {
    return "%s at %s: expected %s, sent %s"
        .formatted(line.account(), line.at(), words(line.expected()), words(sent));
  }

  private static String words(List<String> messages) {
    return messages.isEmpty() ? "nothing" : String.join("; ", messages);
  }

  /** Judges readings by the rules of a configuration, each account for itself. */
  static List<RuleTrial> run(ConfiguredWorkspace workspace, List<ExpectedAlertCsv.Line> lines) {
    Map<String, List<ExpectedAlertCsv.Line>> accounts = new LinkedHashMap<>();
    lines.forEach(
        line -> accounts.computeIfAbsent(line.account(), name -> new ArrayList<>()).add(line));
    List<RuleTrial> trials = new ArrayList<>();
    accounts.forEach((name, own) -> trials.addAll(judge(workspace, name, own)));
    return trials;
  }

  private static List<RuleTrial> judge(
      ConfiguredWorkspace workspace, String name, List<ExpectedAlertCsv.Line> lines) {
    Account account =
        workspace.accounts().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseGet(() -> Account.of(name, "test"));
    InMemoryBalanceHistory history = new InMemoryBalanceHistory();
    history.append(lines.stream().map(line -> result(account, line)).toList());
    List<PostedNotice> notices =
        AlertBacktest.run(
                new TermedHistory(history, workspace.terms()),
                audible(workspace.watching().rules()),
                account,
                workspace.watching().tags(name),
                workspace.terms(),
                lines.getFirst().at(),
                lines.getLast().at().plusMillis(1),
                workspace.config().timeZone())
            .notices();
    List<RuleTrial> trials = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i + 1 == lines.size();
      ExpectedAlertCsv.Line line = lines.get(i);
      ExpectedAlertCsv.Line next = last ? null : lines.get(i + 1);
      trials.add(
          new RuleTrial(
              line,
              notices.stream()
                  .filter(posted -> !posted.notice().createdAt().isBefore(line.at()))
                  .filter(posted -> next == null || posted.notice().createdAt().isBefore(next.at()))
                  .map(RuleTrial::message)
                  .toList()));
    }
    return trials;
  }

  private static String message(PostedNotice posted) {
    var episode = posted.notice().episode();
    String rule = episode == null ? "" : " " + episode.rule();
    return ConstantName.kebab(posted.notice().kind()) + rule;
  }

  private static PollResult result(Account account, ExpectedAlertCsv.Line line) {
    BigDecimal amount = line.amount();
    return amount == null
        ? new PollResult.Failed(
            account, line.at(), Duration.ZERO, FailureReason.UNAVAILABLE, "no amount", null)
        : new PollResult.Sampled(
            account,
            line.at(),
            Duration.ZERO,
            List.of(Balance.of(Balance.MAIN, Amount.of(amount), BalanceUnit.money("XXX"))));
  }

  /** Gives rules without a channel one: without any, they would send nothing. */
  private static AlertRuleSet audible(AlertRuleSet rules) {
    return new AlertRuleSet(
        rules.rules().stream()
            .map(scoped -> new ScopedAlertRule(scoped.scope(), audible(scoped.rule())))
            .toList());
  }

  private static AlertRule audible(AlertRule rule) {
    return rule.channels().isEmpty()
        ? new AlertRule(
            rule.name(),
            rule.condition(),
            rule.severity(),
            rule.consecutive(),
            rule.repeat(),
            rule.quiet(),
            ANY_CHANNEL,
            rule.escalation())
        : rule;
  }
}
