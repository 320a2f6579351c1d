package dev.saldo.alert.backtest;

import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.util.Optional;

/** The tables of a replay: the scores and the messages. */
final class AlertBacktestTables {

  private static final TableColumns<Empties> EMPTIES =
      TableColumns.<Empties>begin()
          .count("empties", "empties", Empties::count)
          .count("warnedBefore", "warned", empties -> empties.leadTimes().size())
          .count("missed", "missed", Empties::missed)
          .cell("leadMedian", "lead", empties -> span(empties.median()))
          .cell("leadShortest", "shortest", empties -> span(empties.shortest()));

  private static final TableColumns<FalseAlarms> FALSE_ALARMS =
      TableColumns.<FalseAlarms>begin()
          .count("falseAlarms", "false", FalseAlarms::count)
          .count("undecided", "undecided", FalseAlarms::undecided)
          .detailIfZero();

  private static final TableColumns<AlertBacktestScore> SCORES =
      TableColumns.<AlertBacktestScore>begin()
          .text("account", "account", score -> score.subject().account())
          .text("bucket", "bucket", score -> score.subject().bucket())
          .text("rule", "rule", score -> score.subject().rule())
          .count("warnings", "warnings", AlertBacktestScore::warnings)
          .and(EMPTIES.fromNullable(AlertBacktestScore::empties))
          .and(FALSE_ALARMS.fromNullable(AlertBacktestScore::falseAlarms));

  private static final TableColumns<PostedNotice> MESSAGES =
      TableColumns.<PostedNotice>begin()
          .time("at", "time", posted -> posted.notice().createdAt())
          .text(
              "account",
              "account",
              posted -> about(posted).map(AlertNotice.Episode::account).orElse(""))
          .detail()
          .text("rule", "rule", posted -> about(posted).map(AlertNotice.Episode::rule).orElse(""))
          .detail()
          .word("kind", "kind", posted -> posted.notice().kind())
          .word("severity", "severity", posted -> posted.notice().severity())
          .detail()
          .text("channels", "channels", posted -> String.join(", ", posted.channels()))
          .detail()
          .text("title", "message", posted -> posted.notice().title());

  private AlertBacktestTables() {}

  static Table scores(AlertBacktestReport report) {
    return SCORES.table("Backtest", report.window().zone(), report.scores());
  }

  static Table messages(AlertBacktestReport report) {
    return MESSAGES.table("Messages", report.window().zone(), report.notices());
  }

  private static Optional<AlertNotice.Episode> about(PostedNotice posted) {
    return Optional.ofNullable(posted.notice().episode());
  }

  private static Cell span(Optional<Duration> duration) {
    return duration.<Cell>map(Cell.Span::new).orElse(new Cell.Unknown(""));
  }
}
