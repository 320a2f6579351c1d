package dev.saldo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AlertSetupCheckTest {

  private static final CheckedAccount OTP = account("otp");
  private static final CheckedAccount BULK = account("bulk");

  @Test
  void aSetupInWhichEverybodyIsToldHasNoProblem() {
    assertThat(
            find(
                List.of(scoped(AlertScope.ALL, rule("low", List.of("mail")))),
                Map.of("mail", Set.of())))
        .isEmpty();
  }

  @Test
  void withoutRulesNobodyIsTold() {
    assertThat(find(List.of(), Map.of()))
        .containsExactly(
            "there are no rules, so nobody is told of anything: add them under 'alerts'");
  }

  @Test
  void aRuleNeedsAChannelAndAnAccount() {
    assertThat(
            find(
                List.of(
                    scoped(AlertScope.ALL, rule("low", List.of())),
                    scoped(AlertScope.of("gone"), rule("old", List.of("mail")))),
                Map.of("mail", Set.of())))
        .containsExactly(
            "nobody is told of rule low: add a channel under 'channels'",
            "no account belongs to rule old: correct 'accounts', 'tags' or 'providers' there");
  }

  @Test
  void anAccountNeedsARuleAndAChannelAUse() {
    assertThat(
            find(
                List.of(scoped(AlertScope.of("otp"), rule("low", List.of("mail")))),
                Map.of("mail", Set.of(), "sms", Set.of())))
        .containsExactly(
            "no rule applies to account bulk: add one under 'alerts', or under 'alert' of the"
                + " account",
            "no rule uses channel sms: name it under 'channels' of a rule, or remove it");
  }

  @Test
  void anAlertMustNotTravelOnlyOverTheAccountThatRunsDry() {
    Map<String, Set<String>> channels = Map.of("sms", Set.of("otp"), "mail", Set.of());
    ScopedAlertRule overSms = scoped(AlertScope.ALL, rule("low", List.of("sms")));
    assertThat(find(List.of(overSms), Map.of("sms", Set.of("otp"))))
        .containsExactly(
            "alerts about otp (rule low) are sent only over otp itself (channel sms): add a channel"
                + " that works without its credit");
    AlertRule escalating =
        new AlertRule(
            "low",
            new AlertCondition.Unauthorized(),
            AlertSeverity.WARNING,
            1,
            null,
            null,
            List.of("sms"),
            List.of(new EscalationStep(Duration.ofHours(1), List.of("mail"))));
    assertThat(find(List.of(scoped(AlertScope.ALL, escalating)), channels)).isEmpty();
    assertThat(find(List.of(scoped(AlertScope.ALL, rule("low", List.of("sms", "mail")))), channels))
        .isEmpty();
  }

  @Test
  void aChannelThatFailsOrIsGoneIsNamed() {
    Instant since = Instant.parse("2026-11-21T20:15:00Z");
    AlertSetupCheck setup =
        new AlertSetupCheck(
            new AlertRuleSet(List.of(scoped(AlertScope.ALL, rule("low", List.of("mail"))))),
            List.of(OTP),
            Map.of("mail", Set.of()));
    assertThat(
            setup.find(
                List.of(
                    new ChannelBacklog("mail", 2, 1, since, true, "no answer within 20 s"),
                    new ChannelBacklog("old", 3, 0, null, false, null))))
        .containsExactly(
            "channel mail does not work since 2026-11-21T20:15:00Z (waiting: 2, no answer within"
                + " 20 s): try it with 'saldo alerts test mail'",
            "messages to channel mail were given up in the last 7 days (1, no answer within 20 s):"
                + " 'saldo alerts history' lists them",
            "messages wait for channel old, which no longer exists (3): add it again, or tell those"
                + " people yourself");
  }

  @Test
  void aChannelThatWorksAgainIsNoProblem() {
    AlertSetupCheck setup =
        new AlertSetupCheck(
            new AlertRuleSet(List.of(scoped(AlertScope.ALL, rule("low", List.of("mail"))))),
            List.of(OTP),
            Map.of("mail", Set.of()));
    assertThat(setup.find(List.of(new ChannelBacklog("mail", 0, 1, null, false, null)))).isEmpty();
  }

  private static List<String> find(List<ScopedAlertRule> rules, Map<String, Set<String>> channels) {
    return new AlertSetupCheck(new AlertRuleSet(rules), List.of(OTP, BULK), channels)
        .find(List.of());
  }

  private static ScopedAlertRule scoped(AlertScope scope, AlertRule rule) {
    return new ScopedAlertRule(scope, rule);
  }

  private static AlertRule rule(String name, List<String> channels) {
    return new AlertRule(
        name,
        new AlertCondition.Unauthorized(),
        AlertSeverity.WARNING,
        1,
        null,
        null,
        channels,
        List.of());
  }

  private static CheckedAccount account(String name) {
    return new CheckedAccount(Account.of(name, "test"), Set.of());
  }
}
