package dev.saldo.channels;

import dev.saldo.spi.channel.AlertNotice;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request {@code POST /notify/KEY} of an Apprise API server.
 *
 * @param config the settings of the channel
 */
record AppriseFormat(AppriseConfig config) implements NoticeFormat {

  private static final int NO_CONTENT = 204;
  private static final int FAILED_DEPENDENCY = 424;
  private static final int LONGEST_TEXT = 4000;

  @Override
  public NoticeRequest compose(AlertNotice notice) {
    NoticeText text = NoticeText.of(notice);
    ObjectNode body = ChannelJson.object();
    body.put("title", text.title());
    body.put("body", text.joined("\n", LONGEST_TEXT));
    body.put("type", type(notice));
    body.put("format", "text");
    config.tag().ifPresent(tag -> body.put("tag", tag));
    return new NoticeRequest(HttpChannel.reveal(config.url()), Map.of(), ChannelJson.write(body));
  }

  private static String type(AlertNotice notice) {
    if (NoticeText.isCalming(notice.kind())) {
      return "success";
    }
    return switch (notice.severity()) {
      case CRITICAL -> "failure";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  /** Apprise answers 204 if the key has no configuration: then nobody is told. */
  @Override
  public boolean isAccepted(int status) {
    return status != NO_CONTENT && NoticeFormat.super.isAccepted(status);
  }

  /** Apprise answers 424 if one of its services fails. */
  @Override
  public boolean isPermanent(int status) {
    return status == NO_CONTENT
        || (status != FAILED_DEPENDENCY && NoticeFormat.super.isPermanent(status));
  }

  @Override
  public String advice(int status) {
    return switch (status) {
      case NO_CONTENT -> "it knows no service for this key; check the URL and the tag";
      case FAILED_DEPENDENCY -> "one of its services has failed";
      default -> NoticeFormat.super.advice(status);
    };
  }

  /** Leaves out the settings. */
  @Override
  public String toString() {
    return "AppriseFormat";
  }
}
