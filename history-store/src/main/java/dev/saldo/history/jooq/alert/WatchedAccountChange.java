package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.ALERT_TRACK;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.jooq.claim.PollSlotRows;
import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the claims, episodes and messages of an account that is renamed, merged or
 * retired, in the same transaction. They refer to it by its name.
 */
public final class WatchedAccountChange {

  private WatchedAccountChange() {}

  /**
   * Gives everything to another name. What that name has already stays: its claim, and its open
   * episode of the same rule and bucket; the one of the first account then ends without a message,
   * because the other one goes on.
   */
  public static void move(DSLContext sql, String account, String newName) {
    PollSlotRows.rename(sql, account, newName);
    Map<AlertSubject, AlertTrack> staying = TrackRows.ofAccounts(sql, List.of(newName));
    Map<AlertSubject, AlertTrack> moved = new HashMap<>();
    for (Map.Entry<AlertSubject, AlertTrack> track :
        TrackRows.ofAccounts(sql, List.of(account)).entrySet()) {
      AlertSubject old = track.getKey();
      AlertSubject subject = new AlertSubject(old.rule(), newName, old.bucket());
      AlertTrack there = staying.getOrDefault(subject, AlertTrack.EMPTY);
      AlertEpisode episode = track.getValue().episode();
      if (episode != null && there.episode() != null) {
        close(sql, episode, "account is now " + newName, DatabaseClock.now(sql));
      } else if (episode != null || there.equals(AlertTrack.EMPTY)) {
        moved.put(subject, track.getValue());
      }
    }
    sql.deleteFrom(ALERT_TRACK).where(ALERT_TRACK.ACCOUNT_NAME.eq(account)).execute();
    EpisodeRows.rename(sql, account, newName);
    OutboxRows.change(
        sql,
        OUTBOX.ACCOUNT_NAME.eq(account),
        message -> {
          message.set(OUTBOX.ACCOUNT_NAME, newName);
          return message;
        });
    TrackRows.put(sql, moved);
  }

  /**
   * Ends all episodes of an account, and tells every channel that knows of one, unless it is
   * silenced.
   */
  public static void retire(DSLContext sql, String account, Instant at) {
    for (AlertTrack track : TrackRows.ofAccounts(sql, List.of(account)).values()) {
      AlertEpisode episode = track.episode();
      if (episode != null) {
        AlertEpisode closed = close(sql, episode, "account is retired", at);
        if (!episode.isSilenced(at)) {
          tell(sql, closed, at);
        }
      }
    }
    sql.deleteFrom(ALERT_TRACK).where(ALERT_TRACK.ACCOUNT_NAME.eq(account)).execute();
  }

  private static AlertEpisode close(
      DSLContext sql, AlertEpisode episode, String reason, Instant at) {
    AlertEpisode closed =
        new AlertEpisode(
            episode.id(),
            episode.subject(),
            episode.severity(),
            episode.openedAt(),
            episode.worst(),
            null,
            episode.steps(),
            episode.told(),
            episode.acknowledgement(),
            episode.silencedUntil(),
            new Closing(at, reason));
    EpisodeRows.put(sql, List.of(closed));
    return closed;
  }

  /** Posts the end to each channel, with the facts of the latest message that it got. */
  private static void tell(DSLContext sql, AlertEpisode closed, Instant at) {
    Map<String, OutboxMessage> told = new LinkedHashMap<>();
    OutboxRows.ofEpisodes(sql, List.of(closed.id()))
        .forEach(message -> told.put(message.channel(), message));
    String id = UUID.randomUUID().toString();
    List<OutboxRows.Post> posts =
        told.values().stream()
            .map(
                last ->
                    new OutboxRows.Post(
                        notice(id, last.notice(), closed, at), 0, last.channel(), at))
            .toList();
    OutboxRows.insert(sql, posts);
  }

  private static AlertNotice notice(String id, AlertNotice last, AlertEpisode closed, Instant at) {
    String account = closed.subject().account();
    return new AlertNotice(
        id,
        AlertMessageKind.CLOSED,
        closed.severity(),
        at,
        account + ": account is retired",
        "The account is no longer in use. This was about rule %s."
            .formatted(closed.subject().rule()),
        end(last.episode(), at));
  }

  private static AlertNotice.@Nullable Episode end(
      AlertNotice.@Nullable Episode episode, Instant at) {
    return episode == null
        ? null
        : new AlertNotice.Episode(
            episode.id(),
            episode.rule(),
            episode.account(),
            episode.provider(),
            episode.bucket(),
            episode.unit(),
            episode.amount(),
            episode.threshold(),
            episode.runway(),
            episode.observedAt(),
            episode.openedAt(),
            at,
            "account is retired");
  }
}
