package dev.saldo.app.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Suggests the options for a time that is not an instant. */
final class TimeFormHint {

  private static final Pattern ISO_LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]+\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)(.*)");
  private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}([./-])\\d{1,2}\\1\\d{1,2}(.*)");
  private static final Pattern TIME =
      Pattern.compile("([T ]+)\\d{1,2}:\\d{2}(:\\d{2})?( ?(?i:am|pm))?");
  private static final Pattern FORM = Pattern.compile("'([^']+)'(?! or)");
  private static final int MONTHS = 12;

  private TimeFormHint() {}

  /** Returns the suggestion, unless it is the form that is declared already. */
  static String suggest(String text, String declared) {
    String hint = suggest(text);
    Matcher form = FORM.matcher(hint);
    return form.find() && declared.contains(form.group(1)) ? "" : hint;
  }

  static String suggest(String text) {
    if (ISO_LOCAL.matcher(text).matches()) {
      return "; it has no offset: add --zone with its time zone, such as --zone Europe/Berlin";
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      String mark = yearFirst.group(1);
      return "; add --date-format '%s' and --zone"
          .formatted(String.join(mark, "yyyy", "mm", "dd") + time(yearFirst.group(2)));
    }
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      return day(day);
    }
    if (text.matches("\\d{10}|\\d{13}")) {
      return "; add --date-format "
          + (text.length() == 10 ? EpochUnit.SECONDS : EpochUnit.MILLIS).format();
    }
    return "; --date-format declares another form, such as --date-format 'dd/mm/yyyy hh:mm'";
  }

  private static String day(Matcher day) {
    String mark = day.group(2);
    String rest = mark + (day.group(4).length() == 2 ? "yy" : "yyyy") + time(day.group(5));
    String dayFirst = "'dd" + mark + "mm" + rest + "'";
    String monthFirst = "'mm" + mark + "dd" + rest + "'";
    if (Integer.parseInt(day.group(1)) > MONTHS && Integer.parseInt(day.group(3)) > MONTHS) {
      return "";
    }
    if (mark.equals(".") || Integer.parseInt(day.group(1)) > MONTHS) {
      return "; add --date-format " + dayFirst + " and --zone";
    }
    return Integer.parseInt(day.group(3)) > MONTHS
        ? "; add --date-format " + monthFirst + " and --zone"
        : "; add --date-format %s or %s, whichever it is, and --zone"
            .formatted(dayFirst, monthFirst);
  }

  private static String time(String rest) {
    Matcher time = TIME.matcher(rest);
    if (!time.matches()) {
      return rest.isEmpty() ? "" : " hh:mm";
    }
    return time.group(1)
        + (time.group(2) == null ? "hh:mm" : "hh:mm:ss")
        + (time.group(3) == null ? "" : time.group(3).replaceAll("(?i)[ap]m", "am/pm"));
  }
}
