package dev.saldo.app.cli.check;

import dev.saldo.plan.PurchasePlan;
import dev.saldo.plan.PurchasePlan.Purchase;
import dev.saldo.plan.PurchasePlan.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;

/**
 * The orders of a plan as a calendar (RFC 5545), one event on the last day of each. The identifier
 * of an event depends on its bucket alone, so that a later plan moves it.
 */
final class OrderCalendar {

  private static final int MOST_OCTETS = 75;

  /** At nine in the morning of the day, in the time zone of the reader. */
  private static final String ALARM = "PT9H";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  private OrderCalendar() {}

  /** Returns the content of the file. */
  static String write(PurchasePlan plan) {
    OrderCalendar calendar = new OrderCalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Saldo//Plan//EN");
    LocalDate today = plan.asOf().atZone(plan.zone()).toLocalDate();
    plan.rows().forEach(row -> calendar.event(row, plan.asOf(), today));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Row row, Instant asOf, LocalDate today) {
    Purchase purchase = row.purchase();
    LocalDate orderBy = purchase == null ? null : purchase.orderBy();
    if (purchase == null || orderBy == null) {
      return;
    }
    LocalDate day = orderBy.isBefore(today) ? today : orderBy;
    String unit = Objects.requireNonNull(row.unit()).code();
    String place = row.account() + " (" + row.bucket() + ")";
    line("BEGIN:VEVENT");
    line("UID:" + id(row, unit) + "@saldo");
    line("DTSTAMP:" + STAMP.format(asOf));
    line("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
    line("DTEND;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1)));
    String summary =
        escape("Order " + purchase.amount().toPlainString() + " " + unit + " for " + place);
    line("SUMMARY:" + summary);
    line("DESCRIPTION:" + escape(description(row, purchase, unit)));
    line("TRANSP:TRANSPARENT");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line("DESCRIPTION:" + summary);
    line("TRIGGER:" + ALARM);
    line("END:VALARM");
    line("END:VEVENT");
  }

  private static String description(Row row, Purchase purchase, String unit) {
    return "%s %s left, %s expected to be used.%s"
        .formatted(
            Objects.requireNonNull(row.left()).toPlainString(),
            unit,
            purchase.demand().toPlainString(),
            purchase.runsOutAt() == null ? "" : "\nMay run out at " + purchase.runsOutAt() + ".");
  }

  private static UUID id(Row row, String unit) {
    String name = String.join("\n", row.account(), row.provider(), row.bucket(), unit);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** Writes a line of at most 75 octets, continued on lines that begin with a space. */
  private void line(String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); i += Character.charCount(content.codePointAt(i))) {
      String character = Character.toString(content.codePointAt(i));
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += length;
    }
    text.append("\r\n");
  }
}
