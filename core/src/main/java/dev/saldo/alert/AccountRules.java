package dev.saldo.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one account and the episodes that they open and end. Pure: it reads and stores
 * nothing. Immutable and thread-safe.
 *
 * @param set the rules of the configuration
 * @param account the name of the account
 * @param provider the name of its provider
 * @param tags its tags
 */
public record AccountRules(
    AlertRuleSet set, String account, String provider, Collection<String> tags) {

  /** Which rules to judge. */
  public enum Occasion {
    /** The account was read: every rule is judged. */
    READING,
    /** The account was read, but nothing was predicted: rules about the runway are left alone. */
    READING_WITHOUT_RUNWAY,
    /** Time passed: only the age of the latest reading is judged. */
    CLOCK
  }

  public AccountRules {
    tags = Set.copyOf(tags);
  }

  /** Returns the facts that the rules need. */
  public FactsNeeded needed() {
    return FactsNeeded.of(
        set.ofAccount(account, provider, tags).stream()
            .map(scoped -> scoped.rule().condition())
            .toList());
  }

  /** Returns whether a rule judges the age of the latest reading. */
  public boolean judgesAge() {
    return set.ofAccount(account, provider, tags).stream()
        .anyMatch(scoped -> scoped.rule().condition() instanceof AlertCondition.Stale);
  }

  /**
   * Judges all rules on the latest facts. Episodes of buckets that are no longer reported end.
   *
   * @param tracks the memory of the rules about this account
   * @param ids gives the identifiers of new episodes
   * @return the verdicts that change something
   */
  public List<RuleVerdict> judge(
      AccountFacts facts,
      Map<AlertSubject, AlertTrack> tracks,
      Occasion occasion,
      Supplier<String> ids) {
    List<RuleVerdict> verdicts = new ArrayList<>();
    Set<AlertSubject> judged = new HashSet<>();
    for (AlertRule rule : set.aboutAccount(account, provider, tags)) {
      AlertSubject subject = new AlertSubject(rule.name(), account, "");
      judged.add(subject);
      if (occasion != Occasion.CLOCK || rule.condition() instanceof AlertCondition.Stale) {
        AlertEvidence evidence = AlertEvaluator.evaluate(rule.condition(), facts.ofAccount());
        verdicts.add(observe(rule, subject, tracks, evidence, facts, null, ids));
      }
    }
    for (BucketFacts bucket : facts.buckets()) {
      for (AlertRule rule : rulesAbout(bucket)) {
        AlertSubject subject = new AlertSubject(rule.name(), account, bucket.series().bucket());
        judged.add(subject);
        if (isJudged(rule, occasion)) {
          AlertEvidence evidence =
              AlertEvaluator.evaluate(rule.condition(), facts.ofBucket(bucket));
          verdicts.add(observe(rule, subject, tracks, evidence, facts, bucket, ids));
        }
      }
    }
    tracks.forEach(
        (subject, track) -> {
          if (!judged.contains(subject) && facts.gone().contains(subject.bucket())) {
            verdicts.add(retire(subject, track, facts, "the bucket is no longer reported"));
          }
        });
    return verdicts.stream().filter(verdict -> !verdict.isUnchanged()).toList();
  }

  private static boolean isJudged(AlertRule rule, Occasion occasion) {
    return switch (occasion) {
      case READING -> true;
      case READING_WITHOUT_RUNWAY -> !FactsNeeded.of(List.of(rule.condition())).runway();
      case CLOCK -> false;
    };
  }

  public List<AlertRule> rulesAbout(BucketFacts bucket) {
    return set.aboutBucket(
        account, provider, tags, bucket.series().bucket(), bucket.series().unitCode());
  }

  private static RuleVerdict observe(
      AlertRule rule,
      AlertSubject subject,
      Map<AlertSubject, AlertTrack> tracks,
      AlertEvidence evidence,
      AccountFacts facts,
      @Nullable BucketFacts bucket,
      Supplier<String> ids) {
    AlertTrack before = tracks.getOrDefault(subject, AlertTrack.EMPTY);
    AlertOutcome outcome =
        new EpisodeCourse(rule).observe(subject, before, evidence, facts.asOf(), ids);
    return verdict(subject, before, outcome, rule, facts, bucket);
  }

  /**
   * Sends what is due by the clock alone for one open episode, or ends it if its rule or its
   * account is gone.
   *
   * @param facts the latest facts, for the text; empty if the account is no longer watched
   */
  public static RuleVerdict tick(
      AlertRuleSet set,
      AlertSubject subject,
      AlertTrack track,
      Collection<String> tags,
      Optional<AccountFacts> facts,
      Instant now) {
    AccountFacts known = facts.orElseGet(() -> nothingOf(subject.account(), now));
    AccountRules rules = new AccountRules(set, known.account(), known.provider(), tags);
    BucketFacts bucket =
        known.buckets().stream().filter(b -> isAbout(subject, b)).findFirst().orElse(null);
    AlertRule rule = rules.find(subject, bucket).orElse(null);
    if (facts.isEmpty() || rule == null) {
      return rules.retire(subject, track, known, "the rule no longer applies");
    }
    String text = text(rule, known, bucket);
    return verdict(
        subject, track, new EpisodeCourse(rule).tick(track, text, now), rule, known, bucket);
  }

  private static String text(AlertRule rule, AccountFacts facts, @Nullable BucketFacts bucket) {
    if (rule.condition().isAboutAccount()) {
      return AlertEvaluator.evaluate(rule.condition(), facts.ofAccount()).text();
    }
    return bucket == null
        ? "no longer reported"
        : AlertEvaluator.evaluate(rule.condition(), facts.ofBucket(bucket)).text();
  }

  private static boolean isAbout(AlertSubject subject, BucketFacts bucket) {
    return bucket.series().bucket().equals(subject.bucket());
  }

  /** Finds the rule of a subject; that of a bucket that is not reported now is any of its name. */
  private Optional<AlertRule> find(AlertSubject subject, @Nullable BucketFacts bucket) {
    List<AlertRule> candidates;
    if (subject.bucket().isEmpty()) {
      candidates = set.aboutAccount(account, provider, tags);
    } else if (bucket != null) {
      candidates = rulesAbout(bucket);
    } else {
      candidates =
          set.ofAccount(account, provider, tags).stream().map(ScopedAlertRule::rule).toList();
    }
    return candidates.stream().filter(rule -> rule.name().equals(subject.rule())).findFirst();
  }

  private RuleVerdict retire(
      AlertSubject subject, AlertTrack track, AccountFacts facts, String reason) {
    if (track.episode() == null) {
      return new RuleVerdict(subject, track, AlertTrack.EMPTY, null, List.of());
    }
    QuietHours quiet = set.find(subject.rule()).map(AlertRule::quiet).orElse(null);
    AlertOutcome outcome = EpisodeCourse.end(track, reason, quiet, facts.asOf());
    return verdict(subject, track, outcome, null, facts, null);
  }

  static RuleVerdict verdict(
      AlertSubject subject,
      AlertTrack before,
      AlertOutcome outcome,
      @Nullable AlertRule rule,
      AccountFacts facts,
      @Nullable BucketFacts bucket) {
    AlertEpisode after = outcome.closed() == null ? outcome.track().episode() : outcome.closed();
    List<PostedNotice> notices = new ArrayList<>();
    for (AlertMessage message : outcome.messages()) {
      if (after != null && !message.channels().isEmpty()) {
        notices.add(AlertNoticeWriter.write(message, after, rule, facts, bucket, facts.asOf()));
      }
    }
    return new RuleVerdict(subject, before, outcome.track(), outcome.closed(), notices);
  }

  static AccountFacts nothingOf(String account, Instant now) {
    return new AccountFacts(
        account, "", now, new AlertFacts.Reading(null, null, null), List.of(), Set.of());
  }
}
