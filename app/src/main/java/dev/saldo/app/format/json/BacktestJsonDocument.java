package dev.saldo.app.format.json;

import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.alert.backtest.AlertBacktestScore;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the JSON document of rules that were replayed. */
final class BacktestJsonDocument {

  private BacktestJsonDocument() {}

  static void write(AlertBacktestReport report, JsonMemberWriter json) {
    json.instant("from", report.window().from());
    json.instant("to", report.window().to());
    json.text("zone", report.window().zone().getId());
    json.objects("rows", report.scores().iterator(), score -> score(score, json));
    json.objects("messages", report.notices().iterator(), posted -> message(posted, json));
  }

  private static void score(AlertBacktestScore score, JsonMemberWriter json) {
    Optional<Empties> empties = Optional.ofNullable(score.empties());
    Optional<FalseAlarms> wrong = Optional.ofNullable(score.falseAlarms());
    json.text("account", score.subject().account());
    json.text("bucket", nullIfEmpty(score.subject().bucket()));
    json.text("rule", score.subject().rule());
    json.number("warnings", (long) score.warnings());
    json.number("empties", empties.map(one -> (long) one.count()).orElse(null));
    json.number("warnedBefore", empties.map(one -> (long) one.leadTimes().size()).orElse(null));
    json.number("missed", empties.map(one -> (long) one.missed()).orElse(null));
    json.number("leadSecondsMedian", seconds(empties.flatMap(Empties::median)));
    json.number("leadSecondsShortest", seconds(empties.flatMap(Empties::shortest)));
    json.number("falseAlarms", wrong.map(one -> (long) one.count()).orElse(null));
    json.number("undecided", wrong.map(one -> (long) one.undecided()).orElse(null));
  }

  private static void message(PostedNotice posted, JsonMemberWriter json) {
    AlertNotice notice = posted.notice();
    AlertNotice.Episode episode = notice.episode();
    json.instant("at", notice.createdAt());
    json.instant("dueAt", posted.dueAt());
    json.word("kind", notice.kind());
    json.word("severity", notice.severity());
    json.text("rule", episode == null ? null : episode.rule());
    json.text("account", episode == null ? null : episode.account());
    json.text("bucket", episode == null ? null : nullIfEmpty(episode.bucket()));
    json.text("title", notice.title());
    json.text("text", notice.text());
    json.texts("channels", posted.channels());
  }

  private static @Nullable Long seconds(Optional<Duration> duration) {
    return duration.map(Duration::toSeconds).orElse(null);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
