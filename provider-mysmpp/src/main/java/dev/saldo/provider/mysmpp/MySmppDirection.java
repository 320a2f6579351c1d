package dev.saldo.provider.mysmpp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.saldo.feign.AnswerPart;
import dev.saldo.feign.DecimalText;
import dev.saldo.feign.TextOrNumber;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The number of messages the money buys in one direction. All directions share the same money, so
 * they must not be added to each other or to the money.
 *
 * @param type the kind of message, {@code sms}
 * @param area the direction, in the language of the account
 * @param count the number, or a word for unlimited, under the name that is sent
 * @param documentedCount the same under the name in the vendor's guide
 */
record MySmppDirection(
    @JsonProperty("type_sms") @Nullable String type,
    @Nullable String area,
    @JsonProperty("num_sms") @JsonDeserialize(using = TextOrNumber.class) @Nullable String count,
    @JsonProperty("sms") @JsonDeserialize(using = TextOrNumber.class)
        @Nullable String documentedCount) {

  private static final String SMS = "sms";
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  /** "Unlim" in English, and the Russian word with its inflections. */
  private static final Pattern UNLIMITED =
      Pattern.compile(
          "[\\s\\p{Z}]*(unlim(ited)?|безлимит(но|ный|ная|ное)?)[\\s\\p{Z}]*\\.?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  Balance toBalance() {
    String direction =
        AnswerPart.required(
            AnswerPart.text(area, "information[].area").orElse(null), "information[].area");
    String kind = type == null ? SMS : type.strip().toLowerCase(Locale.ROOT);
    String code = TYPE.matcher(kind).matches() ? kind : SMS;
    return Balance.of(
            code + "/" + direction, amount(), BalanceUnit.of(BalanceUnit.Kind.MESSAGES, code))
        .withLabel(direction)
        .asDerived();
  }

  private Amount amount() {
    String stated =
        AnswerPart.required(count == null ? documentedCount : count, "information[].num_sms");
    return UNLIMITED.matcher(stated).matches()
        ? Amount.unlimited(stated.strip())
        : Amount.of(DecimalText.parse(stated), stated.strip());
  }
}
