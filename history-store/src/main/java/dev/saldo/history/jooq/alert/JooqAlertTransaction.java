package dev.saldo.history.jooq.alert;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.claim.ClaimConfirmation;
import dev.saldo.history.jooq.claim.PollSlotRows;
import dev.saldo.schedule.PollClaim;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/** A transaction whose changes are collected and written in batches. Not thread-safe. */
final class JooqAlertTransaction implements AlertTransaction {

  private final DSLContext sql;
  private final BalanceHistory history;
  private final Map<String, AlertEpisode> episodes = new LinkedHashMap<>();
  private final Map<AlertSubject, AlertTrack> tracks = new LinkedHashMap<>();
  private final List<OutboxRows.Post> posts = new ArrayList<>();

  JooqAlertTransaction(DSLContext sql, BalanceHistory history) {
    this.sql = sql;
    this.history = history;
  }

  @Override
  public BalanceHistory history() {
    return history;
  }

  @Override
  public Set<PollClaim> confirm(Collection<PollClaim> claims) {
    Map<String, PollClaim> latest = ClaimConfirmation.lock(sql, claims);
    Set<PollClaim> confirmed = new HashSet<>();
    for (PollClaim claim : claims) {
      PollClaim found = latest.get(claim.account());
      if (found != null && (isSame(found, claim) || isOnlyLate(found, claim))) {
        confirmed.add(claim);
      }
    }
    return confirmed;
  }

  private static boolean isSame(PollClaim found, PollClaim claim) {
    return found.slot().equals(claim.slot())
        && found.node().equals(claim.node())
        && found.attempt() == claim.attempt();
  }

  /**
   * A poll that outlasted its slot is still good if nobody has recorded anything since. One of a
   * second attempt is not: the first one may have been recorded by now, with an earlier reading.
   */
  private boolean isOnlyLate(PollClaim found, PollClaim claim) {
    return found.slot().isAfter(claim.slot())
        && claim.attempt() == 1
        && !PollSlotRows.isRecorded(sql, claim.account(), claim.claimedAt());
  }

  @Override
  public Map<AlertSubject, AlertTrack> tracks(Collection<String> accounts) {
    flush();
    return TrackRows.ofAccounts(sql, accounts);
  }

  @Override
  public Map<AlertSubject, AlertTrack> openTracks() {
    flush();
    return TrackRows.open(sql);
  }

  @Override
  public void keep(AlertSubject subject, AlertTrack track) {
    tracks.put(subject, track);
    AlertEpisode episode = track.episode();
    if (episode != null) {
      episodes.put(episode.id(), episode);
    }
  }

  @Override
  public void close(AlertEpisode closed) {
    if (closed.closing() == null) {
      throw new IllegalArgumentException("episode %s has not ended".formatted(closed.id()));
    }
    episodes.put(closed.id(), closed);
  }

  @Override
  public void post(AlertNotice notice, int number, List<String> channels, Instant dueAt) {
    channels.forEach(channel -> posts.add(new OutboxRows.Post(notice, number, channel, dueAt)));
  }

  /** Writes what was collected. */
  void flush() {
    EpisodeRows.put(sql, episodes.values());
    TrackRows.put(sql, tracks);
    OutboxRows.insert(sql, posts);
    episodes.clear();
    tracks.clear();
    posts.clear();
  }
}
