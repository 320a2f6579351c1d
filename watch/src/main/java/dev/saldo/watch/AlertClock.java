package dev.saldo.watch;

import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.ChannelRule;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.PollClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Judges once a minute, on one node, what time alone changes: the age of readings, reminders, steps
 * of an escalation, the end of a silence, and rules and accounts that are gone.
 */
final class AlertClock {

  /** The name of this job among the accounts that are claimed; no account can have it. */
  private static final String JOB = "~clock";

  private static final long MINUTE_MILLIS = 60_000;
  private static final Duration FORGET_EVERY = Duration.ofHours(6);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  /** How long episodes and messages are kept after their end. */
  static final Duration KEPT = Duration.ofDays(730);

  private static final int FORGOTTEN_AT_ONCE = 500;

  private final PollClaims claims;
  private final AlertStore store;
  private final NodeBeat beat;
  private final PollAgenda agenda;
  private final AlertJudge judge;
  private final Supplier<Set<String>> channels;
  private final WatchListener listener;
  private volatile Instant lookAt = Instant.MIN;
  private Instant forgetAt = Instant.MIN;

  AlertClock(
      PollClaims claims,
      AlertStore store,
      NodeBeat beat,
      PollAgenda agenda,
      AlertJudge judge,
      Supplier<Set<String>> channels,
      WatchListener listener) {
    this.claims = claims;
    this.store = store;
    this.beat = beat;
    this.agenda = agenda;
    this.judge = judge;
    this.channels = channels;
    this.listener = listener;
  }

  /** Judges if a minute has begun that no other node has taken. */
  void tick() {
    Instant now = beat.now();
    if (now.isBefore(lookAt) || beat.isFenced()) {
      return;
    }
    Instant minute =
        Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), MINUTE_MILLIS) * MINUTE_MILLIS);
    boolean mine =
        !claims.claim(beat.node(), List.of(new DueSlot(JOB, "", minute)), Map.of()).isEmpty();
    if (mine) {
      judge(now);
      if (now.isAfter(forgetAt)) {
        forgetAt = now.plus(FORGET_EVERY);
        forget(now);
      }
    }
    lookAt = minute.plusMillis(MINUTE_MILLIS);
  }

  /** Forgets what ended long ago, and the claims of accounts that are gone for long. */
  private void forget(Instant now) {
    Set<String> kept = new HashSet<>(AlertJudge.names(agenda.accounts()));
    kept.add(JOB);
    claims.forget(kept, FORGOTTEN_AFTER);
    int forgotten;
    do {
      forgotten = store.forget(now.minus(KEPT), FORGOTTEN_AT_ONCE);
    } while (forgotten > 0 && !beat.isFenced());
  }

  /** Judges everything that time alone changes. */
  void judge(Instant now) {
    List<ChannelBacklog> backlogs = store.backlogs(now);
    List<WatchEvent> posted = store.write(transaction -> judge(transaction, backlogs, now));
    posted.forEach(listener::on);
  }

  private List<WatchEvent> judge(
      AlertTransaction transaction, List<ChannelBacklog> backlogs, Instant now) {
    List<WatchEvent> posted = new ArrayList<>(judgeAge(transaction, now));
    Map<AlertSubject, AlertTrack> open = new HashMap<>(transaction.openTracks());
    posted.addAll(
        AlertJudge.store(
            transaction, ChannelRule.judge(backlogs, open, channels.get(), now, EpisodeIds::next)));
    open.keySet().removeIf(subject -> subject.rule().equals(ChannelRule.NAME));
    Map<String, AccountFacts> facts = facts(transaction, open.keySet(), now);
    open.forEach(
        (subject, track) -> {
          Optional<ScheduledAccount> account = agenda.find(subject.account());
          RuleVerdict verdict =
              AccountRules.tick(
                  judge.rules(),
                  subject,
                  track,
                  account.map(ScheduledAccount::tags).orElse(Set.of()),
                  account.map(ScheduledAccount::name).map(facts::get),
                  now);
          posted.addAll(AlertJudge.store(transaction, List.of(verdict)));
        });
    return posted;
  }

  private List<WatchEvent> judgeAge(AlertTransaction transaction, Instant now) {
    Collection<ScheduledAccount> aging =
        agenda.accounts().stream().filter(account -> judge.rulesOf(account).judgesAge()).toList();
    if (aging.isEmpty()) {
      return List.of();
    }
    Map<AlertSubject, AlertTrack> tracks = transaction.tracks(AlertJudge.names(aging));
    Map<String, ScheduledAccount> byName =
        aging.stream().collect(Collectors.toMap(ScheduledAccount::name, Function.identity()));
    List<WatchEvent> posted = new ArrayList<>();
    for (AccountFacts facts : judge.read(transaction.history(), aging, false, now)) {
      ScheduledAccount account = Objects.requireNonNull(byName.get(facts.account()));
      posted.addAll(
          AlertJudge.store(
              transaction,
              judge.rulesOf(account).judge(facts, tracks, Occasion.CLOCK, EpisodeIds::next)));
    }
    return posted;
  }

  private Map<String, AccountFacts> facts(
      AlertTransaction transaction, Collection<AlertSubject> subjects, Instant now) {
    List<ScheduledAccount> accounts =
        subjects.stream()
            .map(AlertSubject::account)
            .distinct()
            .map(agenda::find)
            .flatMap(Optional::stream)
            .toList();
    return judge.read(transaction.history(), accounts, true, now).stream()
        .collect(Collectors.toMap(AccountFacts::account, Function.identity()));
  }

  /** Judges again soon, because the plan changed. */
  void reconsider() {
    lookAt = Instant.MIN;
  }
}
