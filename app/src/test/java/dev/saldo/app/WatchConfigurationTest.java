package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.ConfigurationException;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertCondition.Stale;
import dev.saldo.alert.AlertCondition.ToppedUp;
import dev.saldo.alert.AlertCondition.UseAboveUsual;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.alert.EscalationStep;
import dev.saldo.alert.QuietHours;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.PollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.channel.AlertSeverity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchConfigurationTest {

  private static final String FILE =
      """
      time-zone: Africa/Accra
      rates: {ants: 10/min}
      channels:
        ops: {type: webhook, url: https://ops.example/hook, secret: "${file:none.key}"}
        mail: {type: email, from: a@example.org}
        duty: {type: pagerduty}
      accounts:
        - name: otp-ghana
          provider: smsonlinegh
          tags: [prod, otp]
          rate: 2/s
          every: auto
          alert:
            balance-below: 500
            runway-below: 3d
            buckets: {EUR: {balance-below: 10}}
        - name: bulk-th
          provider: ants
          every: {cron: "0 */2 * * *", zone: Europe/Berlin}
        - name: pbx
          provider: ants
          every: {auto: {shortest: 2m, longest: 1h}}
      web: {listen: "127.0.0.1:8087", token: "${file:none.token}"}
      alerts:
      """;

  @TempDir Path folder;

  @Test
  void aRuleIsReadWithEverythingItStates() {
    WatchSettings watching =
        read(
            """
            - name: runs-out
              when: {runway-below: 3d}
              recovers: {runway-above: 6d}
              accounts: ["otp-*"]
              tags: [prod]
              severity: critical
              consecutive: 2
              channels: [ops, mail]
              repeat: 24h
              quiet: {from: "22:00", to: "07:00", zone: Europe/Berlin}
              escalate: [{after: 4h, channels: [duty]}]
            """);
    AlertRule rule = watching.rules().find("runs-out").orElseThrow();
    assertThat(rule)
        .isEqualTo(
            new AlertRule(
                "runs-out",
                new RunwayBelow(Duration.ofDays(3), Duration.ofDays(6)),
                AlertSeverity.CRITICAL,
                2,
                Duration.ofHours(24),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")),
                List.of("ops", "mail"),
                List.of(new EscalationStep(Duration.ofHours(4), List.of("duty")))));
    assertThat(names(watching, "otp-ghana", "smsonlinegh")).contains("runs-out");
    assertThat(names(watching, "bulk-th", "ants")).isEmpty();
    assertThat(watching.channels().get("ops").entries()).containsKeys("type", "url", "secret");
    assertThat(watching.web().entries()).containsKey("token");
  }

  @Test
  void whatARuleDoesNotStateHasADefault() {
    AlertRule rule = rule("{balance-below: 500}");
    assertThat(rule.severity()).isEqualTo(AlertSeverity.WARNING);
    assertThat(rule.consecutive()).isOne();
    assertThat(rule.channels()).containsExactly("ops", "mail", "duty");
    assertThat(rule.condition()).isEqualTo(low(500, "600.0"));
    assertThat(rule("{balance-below: -50}").condition()).isEqualTo(low(-50, "-40.0"));
    assertThat(rule("{runway-below: 3d}").condition())
        .isEqualTo(new RunwayBelow(Duration.ofDays(3), Duration.ofDays(4)));
  }

  @Test
  void everyConditionIsReadInItsShortAndItsLongForm() {
    BusinessCalendar usual =
        new BusinessCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), ZoneId.of("Africa/Accra"));
    assertThat(condition("{order-by: 5d}")).isEqualTo(new OrderBy(5, usual));
    assertThat(
            condition(
                "{order-by: {lead-days: 3, weekend: [friday], holidays: [2026-12-25],"
                    + " zone: Asia/Dubai}}"))
        .isEqualTo(
            new OrderBy(
                3,
                new BusinessCalendar(
                    Set.of(DayOfWeek.FRIDAY),
                    Set.of(LocalDate.parse("2026-12-25")),
                    ZoneId.of("Asia/Dubai"))));
    assertThat(condition("unauthorized")).isEqualTo(new AlertCondition.Unauthorized());
    assertThat(condition("{unauthorized: true}")).isEqualTo(new AlertCondition.Unauthorized());
    assertThat(condition("{top-up-overdue: }")).isEqualTo(new AlertCondition.TopUpOverdue());
    assertThat(condition("use-above-usual")).isEqualTo(new UseAboveUsual(1));
    assertThat(condition("{use-above-usual: {false-alarms: 0.5}}"))
        .isEqualTo(new UseAboveUsual(0.5));
    assertThat(condition("{use-above-usual: 2}")).isEqualTo(new UseAboveUsual(2));
    assertThat(condition("topped-up")).isEqualTo(new ToppedUp(null));
    assertThat(condition("{topped-up: 100}")).isEqualTo(new ToppedUp(BigDecimal.valueOf(100)));
    assertThat(condition("{stale: 6h}")).isEqualTo(new Stale(Duration.ofHours(6)));
    assertThat(condition("{failing: 30m}"))
        .isEqualTo(new AlertCondition.Failing(Duration.ofMinutes(30)));
    assertThat(condition("{expires-within: 7d}"))
        .isEqualTo(new AlertCondition.ExpiresWithin(Duration.ofDays(7)));
  }

  @Test
  void theAlertOfAnAccountIsARuleOfThatName() {
    WatchSettings watching = read("");
    assertThat(conditions(watching, "main", "GHS"))
        .containsOnly(
            Map.entry("balance-below", low(500, "600.0")),
            Map.entry("runway-below", new RunwayBelow(Duration.ofDays(3), Duration.ofDays(4))));
    assertThat(conditions(watching, "main", "EUR"))
        .containsEntry("balance-below", low(10, "12.0"))
        .containsKey("runway-below");
    assertThat(names(watching, "bulk-th", "ants")).isEmpty();
  }

  @Test
  void pollsFollowTheBalanceOrACronExpression() {
    WatchSettings watching = read("");
    PollTiming auto = watching.timings().get("otp-ghana");
    assertThat(auto)
        .isInstanceOfSatisfying(
            PollTiming.Adaptive.class,
            timing -> {
              assertThat(timing.interval().shortest()).isEqualTo(Duration.ofMinutes(5));
              assertThat(timing.interval().longest()).isEqualTo(Duration.ofHours(6));
            });
    PollSchedule cron = ((PollTiming.Fixed) watching.timings().get("bulk-th")).schedule();
    Instant noon = Instant.parse("2026-11-26T12:30:00Z");
    assertThat(cron.latest(noon)).isEqualTo("2026-11-26T11:00:00Z");
    assertThat(cron.next(noon)).isEqualTo("2026-11-26T13:00:00Z");
    assertThat(cron.latest(cron.next(noon))).isEqualTo(cron.next(noon));
    assertThat(cron.next(cron.next(noon))).isEqualTo("2026-11-26T15:00:00Z");
    assertThat(watching.rates())
        .containsOnly(
            Map.entry("ants", new CallRate(10, Duration.ofMinutes(1))),
            Map.entry("smsonlinegh", new CallRate(2, Duration.ofSeconds(1))));
  }

  @Test
  void theLongestIntervalDecidesWhatIsAGap() {
    ConfiguredWorkspace workspace = workspace("");
    assertThat(workspace.accounts())
        .extracting(account -> account.every().toMinutes())
        .containsExactly(360L, 180L, 60L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: a, when: {runway-blow: 3d}}                        | alerts.a.when: unknown key 'runway-blow'; did you mean 'runway-below'?
          {name: a, when: unauthorised}                             | alerts.a.when: unknown key 'unauthorised'; did you mean 'unauthorized'?
          {name: a}                                                 | alerts.a.when: needs one condition, such as {runway-below: 3d}
          {name: a, when: {stale: 1h, failing: 1h}}                 | alerts.a.when: needs one condition
          {when: {stale: 1h}}                                       | alerts[0]: 'name' is missing
          {name: A b, when: {stale: 1h}}                            | alerts[0].name: 'A b' is not a name
          {name: runway-below, when: {stale: 1h}}                   | alerts.runway-below: an account's 'alert' already has this name
          {name: a, when: {stale: 0s}}                              | alerts.a.when.stale: must be more than 0s
          {name: a, when: {balance-below: five}}                    | alerts.a.when.balance-below: 'five' is not a number
          {name: a, when: {balance-below: }}                        | alerts.a.when.balance-below: needs a value such as 500
          {name: a, when: {unauthorized: false}}                    | alerts.a.when.unauthorized: must be true
          {name: a, when: {order-by: soon}}                         | alerts.a.when.order-by: 'soon' is not a number of business days
          {name: a, when: {order-by: {lead-days: 2, weekend: [sun]}}} | alerts.a.when.order-by.weekend: unknown day 'sun'
          {name: a, when: {order-by: {lead-days: 2, holidays: [25.12.]}}} | alerts.a.when.order-by.holidays: '25.12.' is not a day
          {name: a, when: {use-above-usual: 0}}                     | alerts.a.when.use-above-usual.false-alarms: must be more than 0
          {name: a, when: {stale: 1h}, recovers: {balance-above: 3}} | alerts.a.recovers: applies only to balance-below and runway-below
          {name: a, when: {runway-below: 1h}, recovers: {balance-above: 3}} | alerts.a.recovers: needs 'runway-above' for runway-below
          {name: a, when: {balance-below: 5}, recovers: {balance-above: 3}} | alerts.a.recovers.balance-above: must be at least the threshold 5
          {name: a, when: {stale: 1h}, accounts: [otp-gana]}        | alerts.a.accounts: no account 'otp-gana'; did you mean 'otp-ghana'?
          {name: a, when: {stale: 1h}, accounts: ["opt-*"]}         | alerts.a.accounts: no account matches 'opt-*'
          {name: a, when: {stale: 1h}, tags: [prd]}                 | alerts.a.tags: no tag 'prd'; did you mean 'prod'?
          {name: a, when: {stale: 1h}, providers: [ant]}            | alerts.a.providers: no account of provider 'ant'; did you mean 'ants'?
          {name: a, when: {stale: 1h}, channels: [mial]}            | alerts.a.channels: no channel 'mial'; did you mean 'mail'?
          {name: a, when: {stale: 1h}, severity: high}              | alerts[0].severity: 'high' is not one of info, warning, critical
          {name: a, when: {stale: 1h}, consecutive: 0}              | alerts.a.consecutive: must be at least 1
          {name: a, when: {stale: 1h}, repeat: 0s}                  | alerts.a.repeat: must be more than 0s
          {name: a, when: {stale: 1h}, quiet: {from: 9, to: "10:00"}} | alerts.a.quiet.from: '9' is not a time such as 22:00
          {name: a, when: {stale: 1h}, quiet: {from: "09:00", to: "09:00"}} | alerts.a.quiet: must not begin and end at the same time
          {name: a, when: {stale: 1h}, escalate: [{after: 0s, channels: [duty]}]} | alerts.a.escalate[0].after: must be more than 0s
          {name: a, when: {stale: 1h}, escalate: [{after: 1h}]}     | alerts.a.escalate[0]: needs channels
          {name: a, when: {stale: 1h}, escalate: [{after: 1h, channels: [dty]}]} | alerts.a.escalate[0].channels: no channel 'dty'; did you mean 'duty'?
          """)
  void aMistakeInARuleIsNamedOnceWithItsLine(String rule, String said) {
    assertThatThrownBy(() -> workspace("  - " + rule + "\n").check())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(wrong.problems())
                    .singleElement()
                    .asString()
                    .contains(said)
                    .startsWith("saldo.yaml:" + (FILE.lines().count() + 1) + ": "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: webhook,  | tipe: webhook,  | saldo.yaml:4: channels.ops: 'type' is missing
          ops: {type      | Ops: {type      | saldo.yaml:4: channels.Ops: 'Ops' is not a name
          {ants: 10/min}  | {ants: 10}      | saldo.yaml:2: rates.ants: is not a rate such as 10/min
          {ants: 10/min}  | {ant: 10/min}   | saldo.yaml:2: rates.ant: no account of provider 'ant'; did you mean 'ants'?
          rate: 2/s       | rate: fast      | saldo.yaml:11: accounts.otp-ghana.rate: is not a rate
          {ants: 10/min}  | {smsonlinegh: 1/s} | saldo.yaml:11: accounts.otp-ghana.rate: the accounts of a provider share one rate; another is in line 2
          0 */2 * * *     | 0 */2 * *       | saldo.yaml:19: accounts.bulk-th.every.cron: '0 */2 * *' is not a cron expression
          shortest: 2m    | shortest: 2s    | saldo.yaml:22: accounts.pbx.every.auto.shortest: must be at least 60s
          longest: 1h     | longest: 1m     | saldo.yaml:22: accounts.pbx.every.auto.longest: must be at least the shortest
          every: auto     | every: autos    | saldo.yaml:12: accounts[0].every: 'autos' is not a duration
          127.0.0.1:8087  | 127.0.0.1       | saldo.yaml:23: web.listen: '127.0.0.1' is not an address
          listen:         | lisen:          | saldo.yaml:23: web: unknown key 'lisen'; did you mean 'listen'?
          """)
  void aMistakeElsewhereIsNamedOnceWithItsLine(String right, String wrong, String said)
      throws IOException {
    String text = FILE.replace(right, wrong);
    Files.writeString(folder.resolve("saldo.yaml"), text);
    assertThatThrownBy(
            () -> ConfiguredWorkspace.read(folder.resolve("saldo.yaml"), name -> null).check())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            found -> assertThat(found.problems()).singleElement().asString().contains(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:8087", "10.0.0.1:80", "[::]:8087"})
  void aPageThatOthersReachNeedsAToken(String listen) throws IOException {
    Files.writeString(folder.resolve("saldo.yaml"), "web: {listen: \"" + listen + "\"}\n");
    assertThatThrownBy(
            () -> ConfiguredWorkspace.read(folder.resolve("saldo.yaml"), name -> null).check())
        .hasMessageContaining("needs 'web.token'");
  }

  private static BalanceBelow low(int threshold, String recovers) {
    return new BalanceBelow(BigDecimal.valueOf(threshold), new BigDecimal(recovers));
  }

  private AlertCondition condition(String when) {
    return rule(when).condition();
  }

  private AlertRule rule(String when) {
    return read("- {name: a, when: " + when + "}\n").rules().find("a").orElseThrow();
  }

  private static List<String> names(WatchSettings watching, String account, String provider) {
    return watching.rules().ofAccount(account, provider, watching.tags(account)).stream()
        .map(one -> one.rule().name())
        .toList();
  }

  private static Map<String, AlertCondition> conditions(
      WatchSettings watching, String bucket, String unit) {
    return watching
        .rules()
        .aboutBucket("otp-ghana", "smsonlinegh", watching.tags("otp-ghana"), bucket, unit)
        .stream()
        .collect(Collectors.toMap(AlertRule::name, AlertRule::condition));
  }

  private WatchSettings read(String rules) {
    return workspace(rules.indent(2)).check().watching();
  }

  private ConfiguredWorkspace workspace(String rules) {
    try {
      Files.writeString(folder.resolve("saldo.yaml"), FILE + rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ConfiguredWorkspace.read(folder.resolve("saldo.yaml"), name -> null);
  }
}
