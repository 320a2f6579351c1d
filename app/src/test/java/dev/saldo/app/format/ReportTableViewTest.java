package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.report.StreamedTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReportTableViewTest {

  @Test
  void showsTheNamedColumnsInTheirOrder() {
    ReportTableView view = view(List.of("state", "account", "Balance"), "", Set.of(), 0);
    assertThat(csv(view))
        .startsWith("state,account,amount")
        .contains("ok,bulk-th,48210", "low,moscow,-12.5");
  }

  @Test
  void refusesAColumnThatNoTableHas() {
    ReportTableView view = view(List.of("acount"), "", Set.of(), 0);
    assertThatThrownBy(() -> view.of(Pages.status()))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessageStartingWith("no column 'acount'; did you mean 'account'?");
  }

  @Test
  void sortsByNumbersWithUnknownOnesLast() {
    List<String> columns = List.of("amount");
    assertThat(csv(view(columns, "amount", Set.of(), 0)))
        .containsExactly("amount", "-12.5", "350.0725", "1204", "48210", "unlimited", "\"\"");
    assertThat(csv(view(columns, "amount:desc", Set.of(), 0)))
        .containsExactly("amount", "48210", "1204", "350.0725", "-12.5", "unlimited", "\"\"");
    assertThat(csv(view(List.of("account"), "account:desc", Set.of(), 2)))
        .containsExactly("account", "otp-ghana", "moscow");
  }

  @Test
  void showsOnlyRowsInTheStates() {
    assertThat(csv(view(List.of("account"), "", Set.of("low", "failing"), 0)))
        .containsExactly("account", "edge-sip", "moscow");
    Report none = view(List.of(), "", Set.of("lwo"), 0).of(Pages.status());
    assertThat(none.whenEmpty())
        .isEqualTo("no row has the state lwo; there are: failing, low, ok, stale, unlimited");
    assertThatThrownBy(() -> view(List.of(), "", Set.of("ok"), 0).of(Pages.usage()))
        .hasMessageStartingWith("--state applies to reports with states");
  }

  @Test
  void withoutOptionsAReportIsUnchanged() {
    Report report = Pages.status();
    assertThat(view(List.of(), "", Set.of(), 0).of(report)).isSameAs(report);
  }

  @Test
  void tabsSeparateColumnsAndOccurNowhereElse() {
    Report hostile = Pages.status().withTables(List.of(StreamedTable.of(TableSpecimens.hostile())));
    String text = GoldenFile.text(out -> CsvReportFormat.withTabs().write(hostile, out));
    assertThat(text.lines().map(line -> line.chars().filter(c -> c == '\t').count()).distinct())
        .hasSize(1);
    assertThat(text).doesNotContain("\"\"");
  }

  private static List<String> csv(ReportTableView view) {
    return GoldenFile.text(out -> new CsvReportFormat().write(view.of(Pages.status()), out))
        .lines()
        .toList();
  }

  private static ReportTableView view(
      List<String> columns, String sort, Set<String> states, int limit) {
    return new ReportTableView(
        columns,
        Optional.of(sort).filter(text -> !text.isEmpty()).map(ReportRowOrder::parse),
        states,
        limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit));
  }
}
