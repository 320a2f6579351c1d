package dev.saldo.provider.httpjson;

import static dev.saldo.provider.httpjson.RealVendor.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads answers as the vendors document them, with settings alone. */
final class RealVendorsTest {

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer server = VendorServer.answering(VendorReply.status(500));

  @AfterEach
  void stop() {
    server.close();
  }

  static List<RealVendor> vendors() {
    return List.of(
        vendor("Telnyx")
            .with(
                """
                amount-pointer: /data/balance
                unit-pointer: /data/currency
                """)
            .saying(
                """
                {"data": {"record_type": "balance", "balance": "300.00", "pending": "10.00",
                  "credit_limit": "100.00", "available_credit": "400.00", "currency": "USD"}}
                """)
            .means("300 USD remaining"),
        vendor("Twilio, overdrawn")
            .with(
                """
                amount-pointer: /balance
                unit-pointer: /currency
                """)
            .saying("{\"account_sid\": \"AC1\", \"balance\": \"-12.70\", \"currency\": \"USD\"}")
            .means("-12.7 USD remaining"),
        vendor("46elks, in ten-thousandths")
            .with(
                """
                amount-pointer: /balance
                unit-pointer: /currency
                divide-by: 10000
                billing: prepaid
                """)
            .saying("{\"balance\": 9670500, \"currency\": \"SEK\", \"creditalert\": 100}")
            .means("967.05 SEK remaining"),
        vendor("Novita, in ten-thousandths, as text")
            .with(
                """
                amount-pointer: /availableBalance
                unit: USD
                divide-by: 10000
                """)
            .saying("{\"availableBalance\": \"123457\", \"pendingCharges\": \"0\"}")
            .means("12.3457 USD remaining"),
        vendor("DIDWW, which names no currency")
            .with("amount-pointer: /data/attributes/balance\nunit: USD")
            .saying(
                """
                {"data": {"id": "1", "type": "balances", "attributes": {"balance": "50.00",
                  "credit": "10.00", "total_balance": "60.00"}}}
                """)
            .means("50 USD remaining"),
        vendor("SMSPortal, prepaid")
            .with(
                """
                amount-pointer: /Balance
                unit-kind: credits
                unlimited-from: 1000000
                """)
            .saying("{\"Balance\": 1500}")
            .means("1500 credit remaining"),
        vendor("SMSPortal, postpaid")
            .with(
                """
                amount-pointer: /Balance
                unit-kind: credits
                unlimited-from: 1000000
                billing: postpaid
                """)
            .saying("{\"Balance\": 1000000}")
            .means("unlimited credit remaining"),
        vendor("ClickSend")
            .with(
                """
                amount-pointer: /data/balance
                unit-pointer: /data/_currency/currency_name_short
                error-pointer: /response_code
                ok-value: SUCCESS
                """)
            .saying(
                """
                {"http_code": 200, "response_code": "SUCCESS", "data": {"balance": "4.998000",
                  "_currency": {"currency_name_short": "AUD"}}}
                """)
            .means("4.998 AUD remaining"),
        vendor("SMS Aero")
            .with(
                """
                amount-pointer: /data/balance
                unit: RUB
                error-pointer: /success
                ok-value: true
                """)
            .saying("{\"success\": true, \"data\": {\"balance\": 337.03}, \"message\": null}")
            .means("337.03 RUB remaining"),
        vendor("Hellio, a withdrawn code and a float's noise")
            .with(
                """
                amount-pointer: /new_bal
                unit-pointer: /currency
                """)
            .saying("{\"new_bal\": \"95.789000000001\", \"currency\": \"GHC\"}")
            .means("95.789000000001 GHC remaining"),
        vendor("IPPanel, more digits than a double has")
            .with(
                """
                amount-pointer: /data/credit
                unit: IRR
                """)
            .saying("{\"data\": {\"credit\": 6084722932.705052, \"gift\": 0}}")
            .means("6084722932.705052 IRR remaining"),
        vendor("BongaSMS, where 222 is success")
            .with(
                """
                amount-pointer: /sms_credits
                unit-kind: messages
                error-pointer: /status
                ok-value: 222
                """)
            .saying("{\"status\": 222, \"sms_credits\": 1044, \"email_credits\": 3}")
            .means("1044 sms remaining"),
        vendor("Arkesel, the wallet")
            .with(
                """
                amount-pointer: /data/main_balance
                unit-in-amount: true
                """)
            .saying("{\"data\": {\"sms_balance\": \"2003\", \"main_balance\": \"GHS 20.99\"}}")
            .means("20.99 GHS remaining"),
        vendor("Africa's Talking")
            .with(
                """
                amount-pointer: /UserData/balance
                unit-in-amount: true
                """)
            .saying("{\"UserData\": {\"balance\": \"KES 1250.0000\"}}")
            .means("1250 KES remaining"),
        vendor("DeepSeek, the first of several currencies")
            .with(
                """
                amount-pointer: /balance_infos/0/total_balance
                unit-pointer: /balance_infos/0/currency
                """)
            .saying(
                """
                {"is_available": true, "balance_infos": [{"currency": "CNY",
                  "total_balance": "110.00", "granted_balance": "10.00"}]}
                """)
            .means("110 CNY remaining"),
        vendor("DeepL, where use is counted")
            .with(
                """
                amount-pointer: /character_count
                unit-kind: characters
                means: spent
                """)
            .saying("{\"character_count\": 180118, \"character_limit\": 1250000}")
            .means("180118 character spent"),
        vendor("Devino, a bare number")
            .with(
                """
                amount-pointer: #
                unit: RUB
                """)
            .saying("1044.50")
            .means("1044.5 RUB remaining"),
        vendor("Vultr, amount owed")
            .with(
                """
                amount-pointer: /account/balance
                unit: USD
                means: owed
                billing: postpaid
                """)
            .saying("{\"account\": {\"balance\": -5519.11, \"pending_charges\": 57.03}}")
            .means("-5519.11 USD owed"));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void reads(RealVendor vendor) {
    server.use(request -> VendorReply.json(vendor.body()));
    Balance balance = fetch(vendor);
    assertThat(balance.bucket()).isEqualTo("main");
    assertThat(RealVendor.text(balance)).isEqualTo(vendor.meaning());
    assertThat(vendor.body()).as("the spelling").contains(String.valueOf(balance.amount().raw()));
  }

  static List<RealVendor> refusing() {
    return List.of(
        vendor("Alibaba Cloud, a thousands mark")
            .with("amount-pointer: /Data/AvailableAmount\nunit: USD")
            .saying("{\"Data\": {\"AvailableAmount\": \"1,234.56\"}}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("a decimal comma")
            .with("amount-pointer: /kredi\nunit: TRY")
            .saying("{\"kredi\": \"34,020\"}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("Vonage, a shared balance")
            .with("amount-pointer: /value\nunit: EUR")
            .saying("{\"value\": null, \"autoReload\": false}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("Twilio, no currency")
            .with("amount-pointer: /balance\nunit-pointer: /currency")
            .saying("{\"balance\": \"1\"}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("Devino, an object on an error")
            .with("amount-pointer: #\nunit: RUB")
            .saying("{\"Code\": 4, \"Desc\": \"Invalid user login or password\"}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("Arkesel, without its currency")
            .with("amount-pointer: /data/main_balance\nunit-in-amount: true")
            .saying("{\"data\": {\"main_balance\": \"20.99\"}}")
            .means("UNEXPECTED_RESPONSE"),
        vendor("Antgst, an error in the body")
            .with("amount-pointer: /smsBalance\nunit: CNY\nerror-pointer: /code\nok-value: 0")
            .saying("{\"code\": -22}")
            .means("REJECTED"),
        vendor("an error that is there only if there is one")
            .with("amount-pointer: /balance\nunit: CNY\nerror-pointer: /error")
            .saying("{\"balance\": 0, \"error\": \"no such user\"}")
            .means("REJECTED"));
  }

  @ParameterizedTest
  @MethodSource("refusing")
  void failsOnAmbiguousAnswers(RealVendor vendor) {
    server.use(request -> VendorReply.json(vendor.body()));
    BalanceException failure = catchThrowableOfType(BalanceException.class, () -> fetch(vendor));
    assertThat(failure.reason()).isEqualTo(FailureReason.valueOf(vendor.meaning()));
    assertThat(failure.getMessage()).doesNotContain("1,234", "34,0", "no such user", "Invalid");
  }

  private Balance fetch(RealVendor vendor) {
    HttpJsonConfig config =
        WrittenSettings.bind("url: " + server.uri() + "/balance\n" + vendor.settings());
    return new HttpJsonProvider().open(config, context).fetch().getFirst();
  }
}
