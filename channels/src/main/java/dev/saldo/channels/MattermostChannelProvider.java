package dev.saldo.channels;

import dev.saldo.spi.channel.AlertNotice;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Posts notices to an incoming webhook of Mattermost. */
public final class MattermostChannelProvider extends ChatWebhookProvider {

  private static final int LONGEST_TEXT = 4000;

  private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_~\\[\\]<>|#!]");

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public MattermostChannelProvider() {
    super("mattermost");
  }

  @Override
  String body(AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode body = ChannelJson.object();
    body.put("username", "Saldo");
    body.put("text", "");
    body.putArray("attachments")
        .addObject()
        .put("fallback", text.title())
        .put("color", color(notice))
        .put("title", escaped(text.title()))
        .put("text", escaped(text.joined("\n", LONGEST_TEXT)));
    return ChannelJson.write(body);
  }

  /** Escapes Markdown, and separates the at sign from a name that it would call. */
  private static String escaped(String text) {
    return MARKDOWN.matcher(text).replaceAll("\\\\$0").replace("@", "@\u200B");
  }

  private static String color(AlertNotice notice) {
    if (NoticeText.isCalming(notice.kind())) {
      return "#2E7D32";
    }
    return switch (notice.severity()) {
      case CRITICAL -> "#C62828";
      case WARNING -> "#F9A825";
      case INFO -> "#1565C0";
    };
  }
}
