package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.failed;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollReportTest {

  @Test
  void hasARowPerBucketAndOnePerFailure() {
    Table table =
        new PollReport(
                ZoneOffset.UTC,
                List.of(
                    read(OTP, 0, credits("main", "1"), credits("bonus", "2").withNote("assumed.")),
                    failed(BULK, 0)))
            .table();
    assertThat(table.rows())
        .extracting(List::getFirst, List::getLast)
        .containsExactly(
            tuple(new Cell.Text("bulk"), new Cell.Text("later")),
            tuple(new Cell.Text("otp"), new Cell.Text("")),
            tuple(new Cell.Text("otp"), new Cell.Text("assumed.")));
    assertThat(table.rows().getFirst())
        .contains(new Cell.Status("rate-limited", Cell.Severity.FAILURE), new Cell.Unknown(""));
  }
}
