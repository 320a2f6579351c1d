package dev.saldo.channel;

import dev.saldo.account.SettingDescription;
import dev.saldo.spi.Setting;
import java.time.Duration;
import java.util.List;

/**
 * The settings that every channel has, next to those of its type.
 *
 * @param type the type of the channel
 * @param timeout the time that one delivery may take
 * @param sendsOver the accounts whose credit its messages use
 */
public record CommonChannelSettings(
    @Setting("Type of the channel, such as email, webhook or slack") String type,
    @Setting(value = "Time that one delivery may take, at most 5m", defaultValue = "20s")
        Duration timeout,
    @Setting("Accounts whose credit its messages use, such as that of an SMS gateway")
        List<String> sendsOver) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  public CommonChannelSettings {
    sendsOver = List.copyOf(sendsOver);
    if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("timeout must be more than 0s and at most 5m");
    }
  }

  /** Returns the descriptions of these settings. */
  public static List<SettingDescription> describe() {
    return SettingDescription.describe(CommonChannelSettings.class);
  }
}
