package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.watch.WatchEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WatchEventFieldsTest {

  private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");
  private static final Account OTP = Account.of("otp", "ants");
  private static final BalanceUnit GHS = BalanceUnit.money("GHS");

  /** Each event with its line, without the time. */
  private static Map<WatchEvent, String> expected() {
    Map<WatchEvent, String> lines = new LinkedHashMap<>();
    lines.put(new WatchEvent.Started("one", 2), "level=info event=started node=one accounts=2");
    lines.put(new WatchEvent.Reloaded(3), "level=info event=reloaded accounts=3");
    lines.put(new WatchEvent.Stopped("one"), "level=info event=stopped node=one");
    lines.put(
        new WatchEvent.Polled(
            new PollResult.Sampled(
                OTP,
                AT,
                Duration.ofMillis(41),
                List.of(
                    Balance.of("main", Amount.of(new BigDecimal("306.69")), GHS),
                    Balance.of("bonus", Amount.unlimited("unlimited"), GHS))),
            AT),
        "level=info event=polled account=otp outcome=sampled slot=2026-11-21T20:15:00Z ms=41 balances=\"main=306.69 GHS,bonus=unlimited GHS\"");
    lines.put(
        new WatchEvent.Polled(
            new PollResult.Failed(
                OTP, AT, Duration.ofMillis(7), FailureReason.RATE_LIMITED, "no call is left", null),
            null),
        "level=warning event=polled account=otp outcome=failed ms=7 reason=rate-limited message=\"no call is left\"");
    lines.put(
        new WatchEvent.ResultRefused("otp", "another amount"),
        "level=error event=refused account=otp message=\"another amount\"");
    lines.put(
        new WatchEvent.ClaimLost("otp", AT),
        "level=warning event=claim-lost account=otp slot=2026-11-21T20:15:00Z");
    lines.put(
        new WatchEvent.SlotMissed("otp", AT),
        "level=warning event=slot-missed account=otp slot=2026-11-21T20:15:00Z");
    lines.put(
        new WatchEvent.Noticed(notice(episode()), List.of("ops", "mail")),
        "level=info event=alert kind=opened severity=critical notice=n1 episode=e1 rule=low account=otp bucket=main channels=ops,mail message=\"otp: 4 GHS left\"");
    lines.put(
        new WatchEvent.Noticed(notice(null), List.of("ops")),
        "level=info event=alert kind=opened severity=critical notice=n1 channels=ops message=\"otp: 4 GHS left\"");
    lines.put(
        new WatchEvent.Delivered("n1", "ops"), "level=info event=delivered notice=n1 channel=ops");
    lines.put(
        new WatchEvent.DeliveryFailed("n1", "ops", "status 503", AT),
        "level=warning event=delivery-failed notice=n1 channel=ops message=\"status 503\" next=2026-11-21T20:15:00Z");
    lines.put(
        new WatchEvent.DeliveryFailed("n1", "ops", "status 410", null),
        "level=error event=delivery-failed notice=n1 channel=ops message=\"status 410\"");
    lines.put(
        new WatchEvent.NodesChanged(List.of("one", "two")), "level=info event=nodes alive=one,two");
    lines.put(new WatchEvent.Fenced(), "level=error event=fenced");
    lines.put(
        new WatchEvent.StorageFailed("record", "no space left"),
        "level=error event=storage-failed part=record message=\"no space left\"");
    lines.put(
        new WatchEvent.StorageRecovered("record"),
        "level=info event=storage-recovered part=record");
    lines.put(
        new WatchEvent.Faulted("alerts", fault()),
        "level=error event=fault part=alerts type=java.lang.IllegalStateException place=a.B.c(B.java:7)");
    return lines;
  }

  private static IllegalStateException fault() {
    IllegalStateException fault = new IllegalStateException("may hold a key");
    fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7)});
    return fault;
  }

  private static AlertNotice notice(AlertNotice.@Nullable Episode episode) {
    return new AlertNotice(
        "n1", AlertMessageKind.OPENED, AlertSeverity.CRITICAL, AT, "otp: 4 GHS left", "", episode);
  }

  private static AlertNotice.Episode episode() {
    return new AlertNotice.Episode(
        "e1",
        "low",
        "otp",
        "ants",
        "main",
        GHS,
        BigDecimal.valueOf(4),
        BigDecimal.TEN,
        null,
        AT,
        AT,
        null,
        "");
  }

  @Test
  void everyEventIsALine() {
    LoggedLines lines = new LoggedLines(ServiceLog.Form.LOGFMT);
    expected().keySet().forEach(event -> lines.log.write(WatchEventFields.of(event)));
    assertThat(
            lines.all().stream()
                .map(line -> line.substring("time=2026-11-21T20:15:00.123Z ".length())))
        .containsExactlyElementsOf(expected().values());
  }

  @Test
  void noEventIsForgotten() {
    assertThat(expected().keySet().stream().<Class<?>>map(Object::getClass))
        .containsAll(Arrays.asList(WatchEvent.class.getPermittedSubclasses()));
  }
}
