package dev.saldo.channels;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertNotice;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Posts notices to an incoming webhook of Slack. */
public final class SlackChannelProvider implements AlertChannelProvider<SecretUrlConfig> {

  /** The most that Slack shows of a section, less the title. */
  private static final int LONGEST_TEXT = 2500;

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public SlackChannelProvider() {}

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Class<SecretUrlConfig> configType() {
    return SecretUrlConfig.class;
  }

  @Override
  public AlertChannel open(SecretUrlConfig config, ProviderContext context) {
    return HttpChannel.ofPeople(
        clients.openPosts(config.allowPlainHttp(), context),
        notice -> new NoticeRequest(HttpChannel.reveal(config.url()), Map.of(), body(notice)));
  }

  static String body(AlertNotice notice) {
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
