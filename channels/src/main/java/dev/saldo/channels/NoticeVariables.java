package dev.saldo.channels;

import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a command: a notice in variables, and of Saldo's own only what is harmless.
 */
final class NoticeVariables {

  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TZ",
          "TMPDIR",
          "XDG_RUNTIME_DIR",
          "SYSTEMROOT",
          "PATHEXT",
          "COMSPEC",
          "TEMP",
          "TMP",
          "USERPROFILE");

  private static final int LONGEST_TEXT = 4000;

  private NoticeVariables() {}

  /** Removes the variables that may contain secrets, and adds those of a notice. */
  static void replace(Map<String, String> environment, AlertNotice notice) {
    environment.keySet().removeIf(name -> !PASSED_ON.contains(name) && !name.startsWith("LC_"));
    NoticeText text = NoticeText.of(notice);
    environment.put("SALDO_ALERT_ID", notice.id());
    environment.put("SALDO_ALERT_KIND", NoticeText.lower(notice.kind()));
    environment.put("SALDO_ALERT_SEVERITY", NoticeText.lower(notice.severity()));
    environment.put("SALDO_ALERT_TITLE", NoticeText.oneLine(notice.title()));
    environment.put("SALDO_ALERT_TEXT", text.joined("\n", LONGEST_TEXT));
    Episode episode = notice.episode();
    if (episode != null) {
      environment.put("SALDO_ALERT_EPISODE", NoticeText.oneLine(episode.id()));
      environment.put("SALDO_ALERT_RULE", NoticeText.oneLine(episode.rule()));
      environment.put("SALDO_ALERT_ACCOUNT", NoticeText.oneLine(episode.account()));
      environment.put("SALDO_ALERT_BUCKET", NoticeText.oneLine(episode.bucket()));
      environment.put("SALDO_ALERT_AMOUNT", amount(episode.amount()));
      environment.put("SALDO_ALERT_UNIT", unit(episode.unit()));
    }
  }

  private static String amount(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.toPlainString();
  }

  private static String unit(@Nullable BalanceUnit unit) {
    return unit == null ? "" : NoticeText.oneLine(unit.code());
  }
}
