package dev.saldo.channels;

import dev.saldo.feign.PostClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Triggers, acknowledges and resolves incidents of PagerDuty. */
public final class PagerDutyChannelProvider implements AlertChannelProvider<PagerDutyConfig> {

  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_TEXT = 4000;

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public PagerDutyChannelProvider() {}

  @Override
  public String name() {
    return "pagerduty";
  }

  @Override
  public Class<PagerDutyConfig> configType() {
    return PagerDutyConfig.class;
  }

  @Override
  public AlertChannel open(PagerDutyConfig config, ProviderContext context) {
    PostClient client = clients.openPosts(config.allowPlainHttp(), context);
    client.check("url", config.url());
    URI url = URI.create(config.url().toString().replaceFirst("/+$", "") + "/v2/enqueue");
    return new HttpChannel(
        client,
        notice ->
            new NoticeRequest(url, Map.of(), body(config.routingKey().reveal().strip(), notice)));
  }

  static String body(String routingKey, AlertNotice notice) {
    Episode episode = notice.episode();
    ObjectNode event = ChannelJson.object();
    event.put("routing_key", routingKey);
    event.put("event_action", action(notice));
    event.put("dedup_key", "saldo/" + (episode == null ? notice.id() : episode.id()));
    ObjectNode payload = event.putObject("payload");
    payload.put(
        "summary", NoticeText.shortened(NoticeText.oneLine(notice.title()), LONGEST_SUMMARY));
    payload.put("source", "saldo");
    payload.put("severity", NoticeText.lower(notice.severity()));
    payload.put("timestamp", notice.createdAt().toString());
    if (episode != null) {
      payload.put("component", episode.account());
      payload.put("group", episode.provider());
      payload.put("class", episode.rule());
    }
    payload
        .putObject("custom_details")
        .put("text", NoticeText.of(notice).joined("\n", LONGEST_TEXT));
    event.put("client", "Saldo");
    return ChannelJson.write(event);
  }

  private static String action(AlertNotice notice) {
    return switch (notice.kind()) {
      case OPENED, WORSE, REMINDER, ESCALATED, TEST -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case CLOSED -> "resolve";
    };
  }
}
