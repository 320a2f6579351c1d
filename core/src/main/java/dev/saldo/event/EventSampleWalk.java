package dev.saldo.event;

import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.util.List;
import java.util.stream.Stream;

/** The source of the samples in which {@link BalanceEventFinder} finds events. */
@FunctionalInterface
public interface EventSampleWalk {

  /**
   * Returns the samples of a series that determine the window, and more around it if the caller
   * needs them. The finder closes the stream.
   *
   * @param changes the rises of the window and the falls that are corrections
   */
  Stream<TotalledSample> of(Series series, List<ClassifiedLevelChange> changes);
}
