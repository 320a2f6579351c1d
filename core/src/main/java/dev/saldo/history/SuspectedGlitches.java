package dev.saldo.history;

import dev.saldo.StoreApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a series where a glitch may have appeared or disappeared, oldest first. Places that
 * follow each other are joined. Not thread-safe.
 */
@StoreApi
public final class SuspectedGlitches {

  private static final int NEAR = 14;
  private static final int MOST_JOINED = 200;

  private final List<Place> places = new ArrayList<>();
  private int since;
  private int joined;

  /** Creates an empty list of places. */
  public SuspectedGlitches() {}

  /**
   * A part of the series.
   *
   * @param first the instant of its first sample
   * @param last the instant of its last sample
   */
  public record Place(Instant first, Instant last) {}

  /** Notes that the next sample does not follow the previous ones. */
  public void separate() {
    joined = MOST_JOINED;
  }

  /** Passes a sample that follows the previous one. */
  public void pass() {
    since++;
  }

  /** Adds a sample that may begin or end a glitch. */
  public void add(Instant at) {
    add(at, at);
  }

  /** Adds samples from one instant to another. */
  public void add(Instant first, Instant last) {
    if (!places.isEmpty() && since <= NEAR && joined < MOST_JOINED) {
      places.set(places.size() - 1, new Place(places.getLast().first(), last));
      joined++;
    } else {
      places.add(new Place(first, last));
      joined = 0;
    }
    since = 0;
  }

  /** Returns whether there is no place. */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /** Returns the places, oldest first. */
  public List<Place> all() {
    return List.copyOf(places);
  }
}
