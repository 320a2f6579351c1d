package dev.saldo.app.format;

import dev.saldo.account.Account;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.EventsReport;
import dev.saldo.report.StatementReport;
import dev.saldo.report.Window;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** Reports of a month with every kind of event. */
final class EventSpecimens {

  private static final Account OTP =
      new Account("otp-ghana", "smsonlinegh", Duration.ofDays(1), Account.DEFAULT_TIMEOUT);
  private static final BalanceUnit GHS = BalanceUnit.money("GHS");
  private static final BalanceUnit SMS = BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms");

  private EventSpecimens() {}

  static EventsReport events() {
    try (InMemoryBalanceHistory history = october()) {
      Window window = new Window(day(1), day(32), Specimens.ACCRA);
      return EventsReport.of(history, Selection.ALL, window, Set.of());
    }
  }

  static StatementReport statement() {
    try (InMemoryBalanceHistory history = october()) {
      YearMonth month = YearMonth.of(2026, 10);
      return StatementReport.of(history, Selection.ALL, month, Specimens.ACCRA);
    }
  }

  private static InMemoryBalanceHistory october() {
    InMemoryBalanceHistory history = new InMemoryBalanceHistory();
    String[] amounts = {
      "1700.52", "1600.25", "1500", "3000", "2890", "2895.5", "2788.123456", "2650", "2450", "2500"
    };
    for (int i = 0; i < amounts.length; i++) {
      history.append(read(day(i + (i > 7 ? 6 : 0)).plusSeconds(43_200), money(amounts[i])));
    }
    history.append(read(day(18), Balance.of("main", Amount.unlimited("Unlim"), GHS)));
    history.append(read(day(19), money("2400")));
    history.append(read(day(20), Balance.of("main", number("8000"), SMS)));
    history.append(read(day(35), Balance.of("main", number("7000"), SMS)));
    SeriesKey key = history.series(Selection.ALL).getFirst().key();
    history.classify(
        new ManualClassification(
            key,
            day(6).plusSeconds(43_200),
            day(7).plusSeconds(43_200),
            new BigDecimal("-138.123456"),
            EventKind.CORRECTION,
            "=\"taken back\", ticket 12 | see mail",
            Specimens.NOW));
    return history;
  }

  private static Balance money(String amount) {
    return Balance.of("main", number(amount), GHS).withLabel("Ghana Cedi");
  }

  private static Amount number(String amount) {
    return Amount.of(new BigDecimal(amount), amount);
  }

  private static PollResult read(Instant at, Balance balance) {
    return new PollResult.Sampled(OTP, at, Duration.ofMillis(41), List.of(balance));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-10-01T00:00:00Z").plus(Duration.ofDays(day - 1L));
  }
}
