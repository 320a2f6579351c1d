package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.account.TimeSpan;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.TimeExpressionParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the messages of an episode. */
@Command(
    name = "silence",
    description = "Hold the messages of an alert until a time.",
    footer = {
      "",
      "If the alert is still open then, one message says so; if it ended in the meantime, none"
          + " follows."
    })
final class AlertsSilenceCommand implements Callable<Integer> {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

  private final EpisodeSession session;

  @Parameters(paramLabel = "EPISODE", description = EpisodeSession.EPISODE)
  String episode = "";

  @Option(names = "--for", paramLabel = "DURATION", description = "Length, such as 4h or 2d")
  @Nullable String length;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "End: a date or an instant, in the time zone of the configuration")
  @Nullable String until;

  @Inject
  AlertsSilenceCommand(EpisodeSession session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if ((length == null) == (until == null)) {
      throw new CommandUsageException("state the end with --for DURATION or --until TIME");
    }
    return session.change(
        episode,
        (change, found, zone) -> change.silence(found.id(), end(zone)),
        (before, after, zone) ->
            "%s is silent until %s"
                .formatted(EpisodeSession.describe(after), text(after.silencedUntil(), zone)));
  }

  private Instant end(ZoneId zone) {
    Instant now = session.now();
    Instant end =
        length == null ? parse(Objects.requireNonNull(until), now, zone) : after(length, now);
    if (!end.isAfter(now)) {
      throw new CommandUsageException("the silence would end before now, at " + text(end, zone));
    }
    return end;
  }

  private static Instant after(String length, Instant now) {
    try {
      return now.plus(
          TimeSpan.find(length)
              .orElseThrow(() -> new IllegalArgumentException("is not a duration such as 4h"))
              .toDuration());
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--for '" + length + "' " + e.getMessage());
    }
  }

  private static Instant parse(String text, Instant now, ZoneId zone) {
    try {
      return TimeExpressionParser.parse(text, now, zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--until: " + e.getMessage());
    }
  }

  private static String text(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? "" : MINUTE.format(instant.atZone(zone));
  }
}
