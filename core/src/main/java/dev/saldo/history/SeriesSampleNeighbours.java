package dev.saldo.history;

import java.util.List;

/**
 * A series and the neighbours of the instants that were asked for.
 *
 * @param series the series
 * @param brackets one per instant, in the order asked
 */
public record SeriesSampleNeighbours(Series series, List<SampleNeighbours> brackets) {

  public SeriesSampleNeighbours {
    brackets = List.copyOf(brackets);
  }
}
