package dev.saldo.channels;

import dev.saldo.spi.channel.AlertNotice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts notices to a workflow of Microsoft Teams as an adaptive card. */
public final class TeamsChannelProvider extends ChatWebhookProvider {

  private static final int LONGEST_TEXT = 4000;

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public TeamsChannelProvider() {
    super("teams");
  }

  @Override
  String body(AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode message = ChannelJson.object().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.2");
    ArrayNode body = card.putArray("body");
    block(body, text.title())
        .put("weight", "Bolder")
        .put("size", "Medium")
        .put("style", "heading")
        .put("color", color(notice));
    block(body, text.joined("\n\n", LONGEST_TEXT));
    card.putObject("msteams").put("width", "full");
    return ChannelJson.write(message);
  }

  /** Adds a text in which no Markdown link can begin. */
  private static ObjectNode block(ArrayNode body, String text) {
    return body.addObject()
        .put("type", "TextBlock")
        .put("text", text.replace("](", "]\u200B("))
        .put("wrap", true);
  }

  private static String color(AlertNotice notice) {
    if (NoticeText.isCalming(notice.kind())) {
      return "Good";
    }
    return switch (notice.severity()) {
      case CRITICAL -> "Attention";
      case WARNING -> "Warning";
      case INFO -> "Default";
    };
  }
}
