package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The outcomes of the same questions with both methods.
 *
 * @param plain the outcomes of the plain method
 * @param learned the outcomes of the learned method, in the same order
 */
record MethodOutcomePair(List<ScoredRunwayOutcome> plain, List<ScoredRunwayOutcome> learned) {

  private static final int RESAMPLINGS = 2000;

  MethodOutcomePair only(Predicate<ScoredRunwayOutcome> which) {
    return new MethodOutcomePair(
        plain.stream().filter(which).toList(), learned.stream().filter(which).toList());
  }

  /** Returns the scores of the learned method as shares of those of the plain one, sorted. */
  Map<Column, List<Double>> resampledRatios(List<Column> columns) {
    List<MethodOutcomePair> series =
        learned.stream()
            .collect(
                Collectors.groupingBy(o -> o.account().series, TreeMap::new, Collectors.toList()))
            .keySet()
            .stream()
            .map(name -> only(outcome -> outcome.account().series.equals(name)))
            .toList();
    Map<Column, List<Double>> ratios = new EnumMap<>(Column.class);
    Random random = new Random(1);
    for (int i = 0; i < RESAMPLINGS; i++) {
      List<ScoredRunwayOutcome> plainDrawn = new ArrayList<>();
      List<ScoredRunwayOutcome> learnedDrawn = new ArrayList<>();
      for (int j = 0; j < series.size(); j++) {
        MethodOutcomePair drawn = series.get(random.nextInt(series.size()));
        plainDrawn.addAll(drawn.plain);
        learnedDrawn.addAll(drawn.learned);
      }
      Map<Column, Double> ofPlain = RunwayScore.score(plainDrawn);
      Map<Column, Double> ofLearned = RunwayScore.score(learnedDrawn);
      for (Column column : columns) {
        double ratio =
            ofLearned.getOrDefault(column, Double.NaN) / ofPlain.getOrDefault(column, Double.NaN);
        ratios.computeIfAbsent(column, c -> new ArrayList<>()).add(ratio);
      }
    }
    return ratios;
  }
}
