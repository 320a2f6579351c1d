package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.failed;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryReportTest {

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void listsSamplesAndFailuresOfTheWindowAndClosesWhatItReads() {
    history.append(
        List.of(
            read(OTP, 0, "100"),
            failed(BULK, 1),
            read(OTP, 1, "90"),
            read(OTP, 2, "80"),
            failed(OTP, 3)));
    HistoryReport report =
        HistoryReport.of(history, Selection.ALL, new Window(at(1), at(3), ZoneOffset.UTC));
    assertThat(history.openStreams()).isZero();
    List<List<Cell>> rows = new ArrayList<>();
    report
        .table()
        .rows()
        .forEach(
            row -> {
              assertThat(history.openStreams()).isEqualTo(1);
              rows.add(row);
            });
    assertThat(history.openStreams()).isZero();
    assertThat(rows)
        .extracting(List::getFirst)
        .containsExactly(new Cell.Text("otp"), new Cell.Text("otp"), new Cell.Text("bulk"));
    assertThat(rows.get(1)).contains(new Cell.Time(at(2)));
    assertThat(rows.getLast())
        .endsWith(new Cell.Text("rate-limited: later"), new Cell.Unknown(""), new Cell.Unknown(""));
  }
}
