package dev.saldo.alert;

import java.time.Duration;
import java.util.List;

/**
 * A step of telling more people about an episode that nobody acknowledged. Immutable.
 *
 * @param after the time since the episode opened, more than 0
 * @param channels the channels that are told from this step on
 */
public record EscalationStep(Duration after, List<String> channels) {

  public EscalationStep {
    channels = List.copyOf(channels);
    if (!after.isPositive()) {
      throw new IllegalArgumentException("the time of a step must be more than 0, not " + after);
    }
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a step needs a channel");
    }
  }
}
