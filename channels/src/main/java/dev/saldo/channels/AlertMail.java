package dev.saldo.channels;

import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;

/**
 * A notice as a mail. Every attempt to send a notice has the same {@code Message-ID}, and the mails
 * of an episode answer the one that opened it, so that they are one thread.
 */
final class AlertMail extends MimeMessage {

  private static final String UTF_8 = "UTF-8";

  private final String messageId;

  private AlertMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /** Returns the mail from and to the given addresses. */
  static AlertMail of(
      AlertNotice notice,
      boolean discreet,
      InternetAddress from,
      InternetAddress[] to,
      Session session)
      throws MessagingException {
    String domain = from.getAddress().replaceFirst(".*@", "");
    Episode episode = notice.episode();
    boolean opens = notice.kind() == AlertMessageKind.OPENED;
    String opening = episode == null ? "" : "<" + idPart(episode.id()) + ".opened@" + domain + ">";
    boolean begins = episode == null || opens;
    AlertMail mail =
        new AlertMail(
            session,
            opens && episode != null ? opening : "<" + idPart(notice.id()) + "@" + domain + ">");
    mail.setFrom(from);
    mail.setRecipients(RecipientType.TO, to);
    mail.setSubject(subject(notice, discreet), UTF_8);
    mail.setSentDate(Date.from(notice.createdAt()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    if (!begins) {
      mail.setHeader("In-Reply-To", opening);
      mail.setHeader("References", opening);
    }
    MailBody body = MailBody.of(notice);
    mail.setContent(
        new MimeMultipart("alternative", part(body.text(), "plain"), part(body.html(), "html")));
    mail.saveChanges();
    return mail;
  }

  /** Returns the title, and how long the balance lasts if the title does not say so. */
  private static String subject(AlertNotice notice, boolean discreet) {
    if (discreet) {
      return NoticeText.discreet(notice).title();
    }
    String title = NoticeText.of(notice).title();
    Episode episode = notice.episode();
    RunwayDays days = episode == null ? null : episode.runway();
    if (days == null
        || days.p10() == null
        || title.contains("run out")
        || title.contains(" days")) {
      return title;
    }
    String band =
        days.p90() == null
            ? "over " + rounded(days.p10())
            : rounded(days.p10()) + "-" + rounded(days.p90());
    return NoticeText.oneLine("%s, %s days left".formatted(title, band));
  }

  private static String rounded(BigDecimal days) {
    return days.setScale(days.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** Keeps the id that the notice has, instead of one for each attempt. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static String idPart(String id) {
    return id.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
