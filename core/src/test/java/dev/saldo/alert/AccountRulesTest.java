package dev.saldo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of an account, reading by reading. */
class AccountRulesTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Account ACCOUNT = Account.of("otp", "test");
  private static final AlertRule LOW =
      rule("low", new BalanceBelow(new BigDecimal("100"), new BigDecimal("120")), null);
  private static final AlertRule OLD =
      rule("old", new AlertCondition.Stale(Duration.ofHours(6)), Duration.ofHours(24));

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();
  private final Map<AlertSubject, AlertTrack> tracks = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final AlertRuleSet rules = set(LOW, OLD);

  @Test
  void tellsOnceWhenABalanceIsLowAndOnceWhenItIsNot() {
    read(0, "150");
    read(1, "99.50");
    read(2, "90");
    read(3, "110");
    read(4, "119");
    read(5, "130");
    assertThat(told)
        .containsExactly(
            "OPENED otp: 99.50 EUR left, below 100.00 EUR", "CLOSED otp: 130.00 EUR left");
    assertThat(tracks).isEmpty();
  }

  @Test
  void neitherOpensNorEndsWhileNothingIsKnown() {
    read(0, "150");
    read(1, "90");
    fail(2);
    read(7, "500");
    assertThat(told).containsExactly("OPENED otp: 90.00 EUR left, below 100.00 EUR");
    read(8, "499");
    assertThat(told).hasSize(2);
  }

  @Test
  void namesTheBucketWhereThereAreSeveral() {
    append(0, money("150"), messages("110"));
    append(1, money("140"), messages("90"));
    assertThat(told).containsExactly("OPENED otp (sms): 90 SMS left, below 100 SMS");
  }

  @Test
  void endsTheEpisodeOfABucketThatIsGone() {
    append(0, money("150"), messages("90"));
    append(1, money("150"));
    assertThat(told).hasSize(1);
    append(2, money("150"));
    append(3, money("150"));
    append(4, money("150"));
    assertThat(told)
        .containsExactly(
            "OPENED otp (sms): 90 SMS left, below 100 SMS",
            "CLOSED otp: the bucket is no longer reported");
  }

  @Test
  void statesTheFiguresOfTheEpisode() {
    read(0, "150");
    List<PostedNotice> notices = read(1, "92.10");
    AlertNotice notice = notices.getFirst().notice();
    assertThat(notices.getFirst().channels()).containsExactly("mail");
    assertThat(notice.id()).isEqualTo("e1_opened");
    assertThat(notice.text())
        .isEqualTo(
            """
            92.10 EUR left, below 100.00 EUR.
            Balance: 92.10 EUR, read at 2026-01-05 01:00 UTC.
            Rule low, warning; open since 2026-01-05 01:00 UTC.""");
    AlertNotice.Episode episode = notice.episode();
    assertThat(episode).isNotNull();
    assertThat(episode.amount()).isEqualByComparingTo("92.10");
    assertThat(episode.threshold()).isEqualByComparingTo("100");
    assertThat(episode.closedAt()).isNull();
    assertThat(episode.reason()).isEqualTo("92.10 EUR left, below 100.00 EUR");
  }

  @Test
  void judgesTheAgeOfReadingsByTheClock() {
    read(0, "150");
    clock(5);
    assertThat(told).isEmpty();
    clock(6);
    clock(7);
    assertThat(told).containsExactly("OPENED otp: last read 6 h ago");
    tick(30, rules);
    assertThat(told).hasSize(2).last().asString().startsWith("REMINDER otp: last read");
  }

  @Test
  void endsTheEpisodeOfARuleThatIsGone() {
    read(0, "150");
    read(1, "90");
    tick(2, set(OLD));
    assertThat(told).last().isEqualTo("CLOSED otp: the rule no longer applies");
    assertThat(tracks).isEmpty();
  }

  private List<PostedNotice> read(int hour, String amount) {
    return append(hour, money(amount));
  }

  private List<PostedNotice> append(int hour, Balance... balances) {
    history.append(new PollResult.Sampled(ACCOUNT, at(hour), Duration.ZERO, List.of(balances)));
    return judge(hour, Occasion.READING);
  }

  private void fail(int hour) {
    history.append(
        new PollResult.Failed(
            ACCOUNT, at(hour), Duration.ZERO, FailureReason.TIMEOUT, "no answer", null));
    judge(hour, Occasion.READING);
  }

  private void clock(int hour) {
    judge(hour, Occasion.CLOCK);
  }

  private void tick(int hour, AlertRuleSet current) {
    for (Map.Entry<AlertSubject, AlertTrack> open : Map.copyOf(tracks).entrySet()) {
      keep(
          AccountRules.tick(
              current,
              open.getKey(),
              open.getValue(),
              Set.of(),
              Optional.of(facts(hour)),
              at(hour)));
    }
  }

  private List<PostedNotice> judge(int hour, Occasion occasion) {
    AccountRules account = new AccountRules(rules, "otp", "test", Set.of());
    List<PostedNotice> notices = new ArrayList<>();
    for (RuleVerdict verdict :
        account.judge(facts(hour), tracks, occasion, () -> "e" + ids.incrementAndGet())) {
      notices.addAll(keep(verdict));
    }
    return notices;
  }

  private List<PostedNotice> keep(RuleVerdict verdict) {
    if (verdict.track().equals(AlertTrack.EMPTY)) {
      tracks.remove(verdict.subject());
    } else {
      tracks.put(verdict.subject(), verdict.track());
    }
    for (PostedNotice posted : verdict.notices()) {
      told.add(posted.notice().kind() + " " + posted.notice().title());
    }
    return verdict.notices();
  }

  private AccountFacts facts(int hour) {
    return AlertFactsReader.read(
            history, List.of(ACCOUNT), FactsNeeded.LEVELS, at(hour), ZoneOffset.UTC)
        .getFirst();
  }

  private static AlertRuleSet set(AlertRule... rules) {
    return new AlertRuleSet(
        List.of(rules).stream().map(rule -> new ScopedAlertRule(AlertScope.ALL, rule)).toList());
  }

  private static AlertRule rule(String name, AlertCondition condition, @Nullable Duration repeat) {
    return new AlertRule(
        name, condition, AlertSeverity.WARNING, 1, repeat, null, List.of("mail"), List.of());
  }

  private static Balance money(String amount) {
    return Balance.of("main", Amount.of(new BigDecimal(amount)), BalanceUnit.money("EUR"));
  }

  private static Balance messages(String amount) {
    return Balance.of(
        "sms", Amount.of(new BigDecimal(amount)), BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "SMS"));
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }
}
