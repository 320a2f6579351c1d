package dev.saldo.channels;

import dev.saldo.spi.channel.AlertNotice;
import tools.jackson.databind.node.ObjectNode;

/** Posts notices to an incoming webhook of Slack. */
public final class SlackChannelProvider extends ChatWebhookProvider {

  /** The most that Slack shows of a section, less the title. */
  private static final int LONGEST_TEXT = 2500;

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public SlackChannelProvider() {
    super("slack");
  }

  @Override
  String body(AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode body = ChannelJson.object();
    body.put("text", escaped(text.title()));
    ObjectNode section = body.putArray("blocks").addObject().put("type", "section");
    section
        .putObject("text")
        .put("type", "mrkdwn")
        .put(
            "text",
            "*%s*\n%s".formatted(escaped(text.title()), escaped(text.joined("\n", LONGEST_TEXT))));
    return ChannelJson.write(body);
  }

  /** Escapes the three characters that begin links and mentions in Slack's mrkdwn. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
