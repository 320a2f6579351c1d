package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of other methods on the same questions.
 *
 * @param runway the scores of runways, the best first
 * @param usage the scores of daily usage
 * @param topUps the scores of top-ups
 */
record PeerMethodScores(
    List<Peer<Map<Column, Double>>> runway,
    List<Peer<UsageScore>> usage,
    List<Peer<TopUpScore>> topUps) {

  record Peer<T>(String method, T figures) {}

  static PeerMethodScores read(Path folder, String part) throws IOException {
    return new PeerMethodScores(
        CsvRowReader.all(folder.resolve("peers_" + part + ".csv")).stream()
            .map(row -> new Peer<>(row.text("method"), runway(row)))
            .toList(),
        CsvRowReader.all(folder.resolve("usage_peers_" + part + ".csv")).stream()
            .map(row -> new Peer<>(row.text("method"), usage(row)))
            .toList(),
        CsvRowReader.all(folder.resolve("topup_peers_" + part + ".csv")).stream()
            .map(row -> new Peer<>(row.text("method"), topUps(row)))
            .toList());
  }

  private static Map<Column, Double> runway(CsvRowReader.Row row) {
    Map<Column, Double> figures = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      figures.put(column, number(row.text(column.name)));
    }
    return figures;
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static UsageScore usage(CsvRowReader.Row row) {
    return new UsageScore(
        row.number("WAPE_median"), row.number("WAPE_mean"), row.number("abs_bias_median"));
  }

  private static TopUpScore topUps(CsvRowReader.Row row) {
    return new TopUpScore(
        row.number("recall"),
        row.number("precision"),
        row.number("amount_err_median"),
        row.number("amount_err_p90"));
  }
}
