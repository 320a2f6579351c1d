package dev.saldo.channels;

import dev.saldo.feign.PostClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertNotice;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Publishes notices to a topic of ntfy. */
public final class NtfyChannelProvider implements AlertChannelProvider<NtfyConfig> {

  private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

  /** A longer message would arrive as an attachment. */
  private static final int LONGEST_TEXT = 1200;

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public NtfyChannelProvider() {}

  @Override
  public String name() {
    return "ntfy";
  }

  @Override
  public Class<NtfyConfig> configType() {
    return NtfyConfig.class;
  }

  @Override
  public AlertChannel open(NtfyConfig config, ProviderContext context) {
    PostClient client = clients.openPosts(config.allowPlainHttp(), context);
    client.check("url", config.url());
    if (!TOPIC.matcher(config.topic()).matches()) {
      throw new IllegalArgumentException(
          "topic: '%s': expected letters, digits, - and _, at most 64".formatted(config.topic()));
    }
    return HttpChannel.ofPeople(
        client,
        notice -> new NoticeRequest(config.url(), headers(config), body(config.topic(), notice)));
  }

  private static Map<String, String> headers(NtfyConfig config) {
    return config
        .token()
        .map(token -> Map.of("Authorization", "Bearer " + token.reveal().strip()))
        .orElse(Map.of());
  }

  static String body(String topic, AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode body = ChannelJson.object();
    body.put("topic", topic);
    body.put("title", text.title());
    body.put("message", text.joined("\n", LONGEST_TEXT));
    body.put("priority", priority(notice));
    body.putArray("tags").add(tag(notice));
    return ChannelJson.write(body);
  }

  /** Returns one of ntfy's priorities from 1 to 5; 3 is the default. */
  private static int priority(AlertNotice notice) {
    if (NoticeText.isCalming(notice.kind())) {
      return 3;
    }
    return switch (notice.severity()) {
      case CRITICAL -> 5;
      case WARNING -> 4;
      case INFO -> 3;
    };
  }

  /** Returns the name of an emoji, which ntfy shows before the title. */
  private static String tag(AlertNotice notice) {
    if (NoticeText.isCalming(notice.kind())) {
      return "white_check_mark";
    }
    return switch (notice.severity()) {
      case CRITICAL -> "rotating_light";
      case WARNING -> "warning";
      case INFO -> "information_source";
    };
  }
}
