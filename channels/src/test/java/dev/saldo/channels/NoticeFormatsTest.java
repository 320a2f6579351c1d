package dev.saldo.channels;

import static dev.saldo.spi.channel.AlertMessageKind.ACKNOWLEDGED;
import static dev.saldo.spi.channel.AlertMessageKind.CLOSED;
import static dev.saldo.spi.channel.AlertMessageKind.ESCALATED;
import static dev.saldo.spi.channel.AlertMessageKind.OPENED;
import static dev.saldo.spi.channel.AlertMessageKind.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.feign.PostReceipt;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.channel.AlertNotices;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies that services receive, byte for byte where a service or a user relies on them. */
final class NoticeFormatsTest {

  private static final AlertNotice HOSTILE =
      AlertNotices.of(
          OPENED,
          "a<b>&\"x\" <!channel>\r\nBcc: all@example.org",
          "[click](https://evil.example) @all *now*\u0000\n\n" + "é".repeat(30_000));

  @Test
  void theDocumentIsTheOneThatUsersRelyOn() {
    assertThat(NoticeDocument.write(AlertNotices.of(OPENED)))
        .isEqualTo(
            "{\"type\":\"saldo.alert.opened\",\"timestamp\":\"2026-11-26T11:00:00Z\",\"data\":{"
                + "\"episode\":\"0193669a-episode\",\"rule\":\"runs-out\",\"severity\":\"critical\","
                + "\"account\":\"otp-ghana\",\"provider\":\"smsonlinegh\",\"bucket\":\"main\","
                + "\"unit\":{\"kind\":\"money\",\"code\":\"GHS\"},\"amount\":\"306.69\","
                + "\"threshold\":\"500\",\"runwayDays\":{\"p10\":\"2.8\",\"p50\":\"3.0\",\"p90\":\"3.3\"},"
                + "\"observedAt\":\"2026-11-26T11:00:00Z\",\"openedAt\":\"2026-11-26T11:00:00Z\","
                + "\"closedAt\":null,\"reason\":\"3 days left are less than 3\","
                + "\"text\":\"306.69 GHS are left. They will last 2.8 to 3.3 days.\\nOrder by 27 November.\"}}");
  }

  @Test
  void theDocumentOfATestHasTheSameKeys() {
    JsonNode opened = read(NoticeDocument.write(AlertNotices.of(OPENED)));
    JsonNode test = read(NoticeDocument.write(AlertNotices.of(TEST)));
    assertThat(test.get("type").asString()).isEqualTo("saldo.alert.test");
    assertThat(test.get("data").propertyNames()).isEqualTo(opened.get("data").propertyNames());
    assertThat(test.get("data").get("account").isNull()).isTrue();
  }

  @Test
  void theDocumentOfALongTextStaysBelow20Kilobytes() {
    assertThat(NoticeDocument.write(HOSTILE).getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(5_000, 19_999);
  }

  @Test
  void slackReceivesASectionInWhichNothingIsALinkOrAMention() {
    assertThat(new SlackChannelProvider().body(AlertNotices.of(OPENED)))
        .isEqualTo(
            "{\"text\":\"[critical] otp-ghana: 2.8 days left\",\"blocks\":[{\"type\":\"section\","
                + "\"text\":{\"type\":\"mrkdwn\",\"text\":\"*[critical] otp-ghana: 2.8 days left*\\n"
                + "306.69 GHS are left. They will last 2.8 to 3.3 days.\\nOrder by 27 November.\"}}]}");
    JsonNode hostile = read(new SlackChannelProvider().body(HOSTILE));
    String shown = hostile.at("/blocks/0/text/text").asString();
    assertThat(shown)
        .hasSizeLessThan(3_000)
        .startsWith("*[critical] a&lt;b&gt;&amp;\"x\" &lt;!channel&gt; Bcc: all@example.org*\n")
        .doesNotContain("<", "\u0000");
  }

  @Test
  void mattermostReceivesAnAttachmentThatCallsNobody() {
    JsonNode body = read(new MattermostChannelProvider().body(HOSTILE));
    assertThat(body.at("/username").asString()).isEqualTo("Saldo");
    assertThat(body.at("/attachments/0/color").asString()).isEqualTo("#C62828");
    assertThat(body.at("/attachments/0/text").asString())
        .startsWith("\\[click\\](https://evil.example) @\u200Ball \\*now\\*");
    JsonNode calm = read(new MattermostChannelProvider().body(AlertNotices.of(CLOSED)));
    assertThat(calm.at("/attachments/0/color").asString()).isEqualTo("#2E7D32");
  }

  @Test
  void teamsReceivesAnAdaptiveCard() {
    assertThat(new TeamsChannelProvider().body(AlertNotices.of(CLOSED)))
        .isEqualTo(
            "{\"type\":\"message\",\"attachments\":[{"
                + "\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"contentUrl\":null,"
                + "\"content\":{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\","
                + "\"type\":\"AdaptiveCard\",\"version\":\"1.2\",\"body\":[{\"type\":\"TextBlock\","
                + "\"text\":\"[ended] otp-ghana: 2.8 days left\",\"wrap\":true,\"weight\":\"Bolder\","
                + "\"size\":\"Medium\",\"style\":\"heading\",\"color\":\"Good\"},{\"type\":\"TextBlock\","
                + "\"text\":\"306.69 GHS are left. They will last 2.8 to 3.3 days.\\n\\n"
                + "Order by 27 November.\",\"wrap\":true}],\"msteams\":{\"width\":\"full\"}}}]}");
    assertThat(new TeamsChannelProvider().body(HOSTILE)).doesNotContain("](");
  }

  @Test
  void telegramReceivesEscapedHtmlAndItsTokenIsInThePath() {
    TelegramFormat format = telegram();
    NoticeRequest request = format.compose(AlertNotices.of(TEST));
    assertThat(request.url())
        .isEqualTo(URI.create("https://api.telegram.org/bot12:Ab-c/sendMessage"));
    assertThat(request.body())
        .isEqualTo(
            "{\"chat_id\":\"-1001\",\"text\":\"<b>[test] otp-ghana: 2.8 days left</b>\\n"
                + "306.69 GHS are left. They will last 2.8 to 3.3 days.\\nOrder by 27 November.\","
                + "\"parse_mode\":\"HTML\",\"message_thread_id\":7,\"disable_notification\":false,"
                + "\"link_preview_options\":{\"is_disabled\":true}}");
    assertThat(read(format.compose(HOSTILE).body()).get("text").asString())
        .startsWith("<b>[critical] a&lt;b&gt;&amp;&quot;x&quot; &lt;!channel&gt; Bcc")
        .hasSizeLessThan(4_096);
  }

  @Test
  void telegramStatesTheWaitInItsBody() {
    String body = "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\": 35}}";
    assertThat(telegram().retryAfter(new PostReceipt(429, Optional.empty(), body)))
        .hasValue(Duration.ofSeconds(35));
  }

  @Test
  void ntfyReceivesPriorityAndTag() {
    assertThat(NtfyChannelProvider.body("balances", AlertNotices.of(ESCALATED)))
        .isEqualTo(
            "{\"topic\":\"balances\",\"title\":\"[critical, escalated] otp-ghana: 2.8 days left\","
                + "\"message\":\"306.69 GHS are left. They will last 2.8 to 3.3 days.\\n"
                + "Order by 27 November.\",\"priority\":5,\"tags\":[\"rotating_light\"]}");
  }

  @Test
  void pagerDutyReceivesTheLifeOfAnIncident() {
    for (AlertMessageKind kind : AlertMessageKind.values()) {
      JsonNode event = read(PagerDutyChannelProvider.body("r".repeat(32), AlertNotices.of(kind)));
      assertThat(event.get("event_action").asString())
          .isEqualTo(
              switch (kind) {
                case CLOSED -> "resolve";
                case ACKNOWLEDGED -> "acknowledge";
                default -> "trigger";
              });
      assertThat(event.get("dedup_key").asString())
          .isEqualTo(kind == TEST ? "saldo/0193669a-TEST-ops" : "saldo/0193669a-episode");
    }
    JsonNode payload =
        read(PagerDutyChannelProvider.body("key", AlertNotices.of(OPENED))).get("payload");
    assertThat(payload.get("summary").asString()).isEqualTo("otp-ghana: 2.8 days left");
    assertThat(payload.get("component").asString()).isEqualTo("otp-ghana");
    assertThat(payload.get("class").asString()).isEqualTo("runs-out");
  }

  @Test
  void appriseFailsIfItTellsNobody() {
    AppriseFormat format =
        new AppriseFormat(
            new AppriseConfig(Secret.of("https://a.example/notify/k"), Optional.of("ops"), false));
    assertThat(format.compose(AlertNotices.of(CLOSED)).body())
        .startsWith("{\"title\":\"[ended] otp-ghana: 2.8 days left\",\"body\":\"306.69 GHS are")
        .endsWith("\"type\":\"success\",\"format\":\"text\",\"tag\":\"ops\"}");
    assertThat(format.isAccepted(204)).isFalse();
    assertThat(format.isPermanent(424)).isFalse();
  }

  private static TelegramFormat telegram() {
    return new TelegramFormat(
        new TelegramConfig(
            Secret.of("12:Ab-c\n"),
            "-1001",
            Optional.of(7),
            URI.create("https://api.telegram.org/"),
            false));
  }

  private static JsonNode read(String body) {
    return new JsonMapper().readTree(body);
  }
}
