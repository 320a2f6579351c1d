package dev.saldo.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.feign.PostReceipt;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The method {@code sendMessage} of Telegram's bot API.
 *
 * @param config the settings of the channel
 */
record TelegramFormat(TelegramConfig config) implements NoticeFormat {

  /** The most that Telegram takes is 4,096 characters, title and entities included. */
  private static final int LONGEST_TEXT = 3500;

  /** Telegram states the wait in the body. */
  private static final Pattern RETRY_AFTER = Pattern.compile("\"retry_after\"\\s*:\\s*(\\d{1,6})");

  @Override
  public NoticeRequest compose(AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode body = ChannelJson.object();
    body.put("chat_id", config.chat());
    body.put(
        "text",
        "<b>%s</b>\n%s"
            .formatted(
                HtmlText.escaped(text.title()), HtmlText.escaped(text.joined("\n", LONGEST_TEXT))));
    body.put("parse_mode", "HTML");
    config.thread().ifPresent(thread -> body.put("message_thread_id", thread));
    body.put("disable_notification", notice.severity() == AlertSeverity.INFO);
    body.putObject("link_preview_options").put("is_disabled", true);
    return new NoticeRequest(url(), Map.of(), ChannelJson.write(body));
  }

  private URI url() {
    String token = URLEncoder.encode(config.token().reveal().strip(), UTF_8).replace("%3A", ":");
    return URI.create(
        config.url().toString().replaceFirst("/+$", "") + "/bot" + token + "/sendMessage");
  }

  @Override
  public Optional<Duration> retryAfter(PostReceipt answer) {
    Matcher stated = RETRY_AFTER.matcher(answer.body());
    return stated.find()
        ? Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(stated.group(1)))))
        : answer.retryAfter();
  }

  @Override
  public String advice(int status) {
    return switch (status) {
      case 400 -> "check the setting 'chat', and whether the bot is in that chat";
      case 401, 404 -> "check the setting 'token'";
      case 403 -> "the bot may not write to this chat; add it, or start it with /start";
      default -> NoticeFormat.super.advice(status);
    };
  }

  /** Leaves out the settings. */
  @Override
  public String toString() {
    return "TelegramFormat";
  }
}
