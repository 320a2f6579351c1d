package dev.saldo.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of an account or one of its buckets: what to store and whom to tell.
 *
 * @param subject the rule, account and bucket
 * @param before the memory before
 * @param track the memory after
 * @param closed the episode that ended; null if none did
 * @param notices the notices to send
 */
public record RuleVerdict(
    AlertSubject subject,
    AlertTrack before,
    AlertTrack track,
    @Nullable AlertEpisode closed,
    List<PostedNotice> notices) {

  public RuleVerdict {
    notices = List.copyOf(notices);
  }

  /** Returns whether there is nothing to store. */
  public boolean isUnchanged() {
    return track.equals(before) && closed == null && notices.isEmpty();
  }
}
