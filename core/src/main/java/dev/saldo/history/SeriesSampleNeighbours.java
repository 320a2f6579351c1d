package dev.saldo.history;

import java.util.List;

/**
 * A series with the neighbouring samples of the requested instants.
 *
 * @param series the series
 * @param brackets the neighbours, one per instant, in the requested order
 */
public record SeriesSampleNeighbours(Series series, List<SampleNeighbours> brackets) {

  public SeriesSampleNeighbours {
    brackets = List.copyOf(brackets);
  }
}
