package dev.saldo.event;

import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.util.List;
import java.util.stream.Stream;

/** Goes through the samples in which {@link BalanceEventFinder} finds what happened. */
@FunctionalInterface
public interface EventSampleWalk {

  /**
   * Returns the samples of a series that decide the window, and more around it if somebody else
   * wants to see them; closed when they are read.
   *
   * @param changes the rises of the window, and its falls that are corrections
   */
  Stream<TotalledSample> of(Series series, List<ClassifiedLevelChange> changes);
}
