package dev.saldo.alert;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertRuleSetTest {

  @ParameterizedTest
  @CsvSource({
    "otp-*, otp-ghana, true",
    "otp-*, otp-, true",
    "otp-*, potp-ghana, false",
    "*, anything.at-all, true",
    "*-ghana, otp-ghana, true",
    "a.c, abc, false",
    "a*c*e, abcde, true",
    "otp, otp-ghana, false",
  })
  void aStarStandsForAnyText(String pattern, String name, boolean matches) {
    assertThat(AlertScope.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void ofEachKindOfNameOneMustMatch() {
    AlertScope scope =
        new AlertScope(List.of("otp-*", "pbx"), Set.of("prod"), Set.of("ants"), Set.of());
    assertThat(scope.matches("pbx", "ants", Set.of("prod", "eu"))).isTrue();
    assertThat(scope.matches("pbx", "ants", Set.of("test"))).isFalse();
    assertThat(scope.matches("pbx", "yeastar", Set.of("prod"))).isFalse();
    assertThat(scope.matches("sms", "ants", Set.of("prod"))).isFalse();
    assertThat(AlertScope.ALL.matches("sms", "ants", Set.of())).isTrue();
  }

  @Test
  void theThresholdOfABucketPrecedesThatOfItsAccount() {
    AlertScope account = AlertScope.of("otp");
    AlertRuleSet rules =
        new AlertRuleSet(
            List.of(
                new ScopedAlertRule(account.withBuckets(Set.of("EUR")), low(10)),
                new ScopedAlertRule(account, low(500)),
                new ScopedAlertRule(AlertScope.ALL, failing())));
    assertThat(rules.aboutBucket("otp", "p", Set.of(), "main", "EUR")).containsExactly(low(10));
    assertThat(rules.aboutBucket("otp", "p", Set.of(), "main", "USD")).containsExactly(low(500));
    assertThat(rules.aboutBucket("pbx", "p", Set.of(), "main", "USD")).isEmpty();
    assertThat(rules.aboutAccount("pbx", "p", Set.of())).containsExactly(failing());
    assertThat(rules.find("failing")).contains(failing());
    assertThat(rules.find("low")).isEmpty();
  }

  @Test
  void rulesForSeldomReadingsOpenATenthEarlier() {
    AlertRule level = low(10);
    AlertRule order = rule(new OrderBy(5, new BusinessCalendar(Set.of(), Set.of(), UTC)));
    AlertRule narrow = rule(new RunwayBelow(Duration.ofDays(10), Duration.ofDays(10)));
    AlertRule wide = rule(new RunwayBelow(Duration.ofDays(10), Duration.ofDays(14)));
    AlertRuleSet rules =
        new AlertRuleSet(
            Stream.of(level, order, narrow, wide)
                .map(rule -> new ScopedAlertRule(AlertScope.of("otp"), rule))
                .toList());
    assertThat(rules.early().rules())
        .containsExactlyElementsOf(
            Stream.of(
                    level,
                    order,
                    rule(new RunwayBelow(Duration.ofDays(11), Duration.ofDays(11))),
                    rule(new RunwayBelow(Duration.ofDays(11), Duration.ofDays(14))))
                .map(rule -> new ScopedAlertRule(AlertScope.of("otp"), rule))
                .toList());
  }

  private static AlertRule rule(AlertCondition condition) {
    return AlertRule.of("rule", condition, AlertSeverity.WARNING, "mail");
  }

  private static AlertRule low(int threshold) {
    BigDecimal amount = BigDecimal.valueOf(threshold);
    return rule("balance-below", new BalanceBelow(amount, amount));
  }

  private static AlertRule failing() {
    return rule("failing", new AlertCondition.Failing(Duration.ofHours(1)));
  }

  private static AlertRule rule(String name, AlertCondition condition) {
    return new AlertRule(
        name, condition, AlertSeverity.WARNING, 1, null, null, List.of("mail"), List.of());
  }
}
