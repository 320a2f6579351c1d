package dev.saldo.history;

import dev.saldo.StoreApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks the glitches among samples that changed, or whose neighbours changed. Immutable and
 * thread-safe.
 *
 * @param finder the rule
 * @param thinnedUntil the instant before which samples may be missing, so that marks stay as they
 *     are
 */
@StoreApi
public record GlitchMarker(GlitchFinder finder, Instant thinnedUntil) {

  /** The number of samples to read before and after samples that changed. */
  public static final int AROUND = GlitchFinder.BEFORE + GlitchFinder.AFTER;

  /**
   * The outcome.
   *
   * @param samples the samples with their new marks and totals
   * @param unconfirmed the samples at the end of the series that look like a glitch
   */
  public record Marked(List<TotalledSample> samples, Optional<UnconfirmedReading> unconfirmed) {}

  /**
   * Marks consecutive samples.
   *
   * @param samples the changed samples, and {@link #AROUND} samples before and after them
   * @param begins whether the series begins with them
   * @param ends whether the series ends with them
   */
  public Marked mark(List<TotalledSample> samples, boolean begins, boolean ends) {
    List<@Nullable BigDecimal> held = finder.find(samples);
    int from = begins ? 0 : GlitchFinder.BEFORE;
    int to = ends ? samples.size() : samples.size() - GlitchFinder.AFTER;
    List<TotalledSample> marked = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      TotalledSample sample = samples.get(i);
      boolean kept = i < from || i >= to || sample.observedAt().isBefore(thinnedUntil);
      TotalledSample previous = i == 0 ? null : marked.getLast();
      marked.add(sample.marked(previous, kept ? sample.held() : held.get(i)));
    }
    return new Marked(marked, ends ? finder.unconfirmed(samples, held) : Optional.empty());
  }
}
