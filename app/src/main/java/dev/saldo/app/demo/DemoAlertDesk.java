package dev.saldo.app.demo;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.State;
import dev.saldo.alert.AlertFactsReader;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.EpisodeChange;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.history.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of the demo: the rules of one account are judged while its past is recorded, and a
 * simulated person takes each alert on. Not thread-safe.
 */
public final class DemoAlertDesk {

  private static final Duration JUDGED_EVERY = Duration.ofHours(6);
  private static final Duration ANSWERED_AFTER = Duration.ofHours(2);

  private final AlertStore store;
  private final AccountRules rules;
  private final Account account;
  private final ZoneId zone;
  private final Instant from;
  private boolean open;

  /**
   * Creates a desk.
   *
   * @param store the alerts of the history
   * @param rules the rules of the account
   * @param account the account
   * @param zone the time zone of the configuration
   * @param from the time from which the rules are judged, UTC
   */
  public DemoAlertDesk(
      AlertStore store, AccountRules rules, Account account, ZoneId zone, Instant from) {
    this.store = store;
    this.rules = rules;
    this.account = account;
    this.zone = zone;
    this.from = from;
  }

  /** Records results, oldest first, and judges the rules several times a day. */
  public void append(List<PollResult> results) {
    List<PollResult> part = new ArrayList<>();
    for (PollResult result : results) {
      if (!part.isEmpty() && ends(part, result.observedAt())) {
        record(part);
        part.clear();
      }
      part.add(result);
    }
    record(part);
  }

  private boolean ends(List<PollResult> part, Instant next) {
    return next.isAfter(from) && !next.isBefore(part.getFirst().observedAt().plus(JUDGED_EVERY));
  }

  private void record(List<PollResult> part) {
    Instant now = part.getLast().observedAt();
    if (open) {
      acknowledge(now);
    }
    store.write(
        transaction -> {
          transaction.history().append(part);
          if (now.isAfter(from)) {
            judge(transaction, now);
          }
          return part.size();
        });
  }

  private void acknowledge(Instant now) {
    for (AlertEpisode episode : store.episodes(now)) {
      if (episode.state() == State.OPEN) {
        Instant answered = episode.openedAt().plus(ANSWERED_AFTER);
        new EpisodeChange(store, rules.set())
            .acknowledge(episode.id(), new Acknowledgement("ama", answered, "top-up ordered"));
      }
    }
  }

  private void judge(AlertTransaction transaction, Instant now) {
    List<AccountFacts> facts =
        AlertFactsReader.read(transaction.history(), List.of(account), rules.needed(), now, zone);
    String id = "%08x%08x".formatted(account.name().hashCode(), now.getEpochSecond());
    for (RuleVerdict verdict :
        rules.judge(
            facts.getFirst(),
            transaction.tracks(List.of(account.name())),
            Occasion.READING,
            () -> id)) {
      if (verdict.closed() != null) {
        transaction.close(verdict.closed());
      }
      transaction.keep(verdict.subject(), verdict.track());
      open = verdict.track().episode() != null;
      verdict
          .notices()
          .forEach(
              posted ->
                  transaction.post(
                      posted.notice(), posted.number(), posted.channels(), posted.dueAt()));
    }
  }

  /** Returns the messages about all episodes, which the simulated receiver accepts. */
  public List<OutboxMessage> deliver() {
    List<String> episodes = store.episodes(Instant.EPOCH).stream().map(AlertEpisode::id).toList();
    List<OutboxMessage> messages = episodes.isEmpty() ? List.of() : store.messages(episodes);
    store.settle(
        messages.stream()
            .map(
                message ->
                    new OutboxSettlement(
                        message.notice().id(),
                        message.channel(),
                        OutboxMessage.State.SENT,
                        null,
                        null,
                        message.dueAt()))
            .toList());
    return messages;
  }
}
