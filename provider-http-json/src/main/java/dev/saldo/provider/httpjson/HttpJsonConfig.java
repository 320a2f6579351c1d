package dev.saldo.provider.httpjson;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * The request to send and the places of its values in the answer. Pointers are JSON pointers (RFC
 * 6901) such as {@code /data/balance}; {@code [currency=EUR]} selects the entry of a list by a
 * field; {@code #} alone is the entire answer.
 *
 * @param url the URL to request, with its path and query
 * @param method the HTTP method
 * @param headerName the header that carries the credentials
 * @param headerValue its value, including the scheme
 * @param queryName the query parameter that carries the credentials
 * @param queryValue its value, not URL-encoded
 * @param username the user of HTTP Basic, without a colon
 * @param password the password of that user
 * @param body the body of a POST, sent in UTF-8; values of references are escaped for their place,
 *     the rest is unchanged
 * @param contentType the content type of the body; {@code application/json} by default for a post
 * @param amountPointer the place of the amount
 * @param unitKind the kind of unit
 * @param unit the currency, or the name of the unit
 * @param unitPointer the place of the currency or unit name
 * @param unitInAmount whether the currency or unit name is written next to the number
 * @param currencies the words of the answer that mean money and are no currency codes, such as
 *     {@code euros=EUR}; a word alone is a unit of its own
 * @param unlimitedWords the words that mean unlimited in place of a number
 * @param unlimitedFrom the number from which the amount is unlimited, as the answer states it
 * @param errorValues the numbers in place of the amount that are errors; without them every
 *     negative number of an answer that is nothing but a number is one
 * @param divideBy the power of ten by which to divide the stated number
 * @param errorPointer the place where the answer states success or an error
 * @param okValue the value there that means success; without it, any value there is an error
 * @param means the meaning of the amount
 * @param billing the billing of the account
 * @param timePointer the place of the time of the amount
 * @param timeFormat the form of that time: {@code iso}, {@code seconds}, {@code milliseconds} or a
 *     pattern
 * @param timeZone the time zone of a time that states no offset
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record HttpJsonConfig(
    @Setting("URL to request, with path and query; values of ${...} are URL-encoded") URI url,
    @Setting(value = "HTTP method: get or post", defaultValue = "get") Method method,
    @Setting("Header that carries the credentials, such as Authorization")
        Optional<String> headerName,
    @Setting("Value of that header, such as Bearer ${env:KEY}") Optional<Secret> headerValue,
    @Setting("Query parameter that carries the credentials, such as api_key")
        Optional<String> queryName,
    @Setting("Value of that parameter, not URL-encoded") Optional<Secret> queryValue,
    @Setting("User for HTTP Basic") Optional<String> username,
    @Setting("Password for HTTP Basic") Optional<Secret> password,
    @Setting("Body of a POST; values of ${...} are escaped for JSON, a form or XML")
        Optional<Secret> body,
    @Setting("Content type of the body; application/json by default for a post")
        Optional<String> contentType,
    @Setting(
            "JSON pointer to the amount, such as /data/balance or /list/[type=sms]/left; '#' is the"
                + " entire answer")
        String amountPointer,
    @Setting(
            value = "Kind of unit: money, messages, credits, minutes, characters or other",
            defaultValue = "money")
        BalanceUnit.Kind unitKind,
    @Setting("Currency, such as USD, or the name of the unit") Optional<String> unit,
    @Setting("JSON pointer to the currency or unit name, such as /data/currency")
        Optional<String> unitPointer,
    @Setting(value = "Read the unit next to the number, as in 'GHS 20.99'", defaultValue = "false")
        boolean unitInAmount,
    @Setting("Words for currencies, separated by commas, such as euros=EUR or USDT")
        Optional<String> currencies,
    @Setting("Words that mean unlimited, separated by commas") Optional<String> unlimitedWords,
    @Setting("Number from which the amount is unlimited, such as 1000000")
        Optional<BigDecimal> unlimitedFrom,
    @Setting("Numbers in place of the amount that are errors, separated by commas, such as -1,-2")
        Optional<String> errorValues,
    @Setting(
            value = "Divisor of the stated number: 1, 10, 100 and so on; 100 if it is in cents",
            defaultValue = "1")
        BigDecimal divideBy,
    @Setting("JSON pointer to the status or error, such as /status") Optional<String> errorPointer,
    @Setting("Value there that means success, such as ok; without it, any value is an error")
        Optional<String> okValue,
    @Setting(
            value = "Meaning of the amount: remaining, spent, owed or limit",
            defaultValue = "remaining")
        Balance.Meaning means,
    @Setting(
            value = "Billing of the account: prepaid, postpaid or unknown",
            defaultValue = "unknown")
        Balance.Billing billing,
    @Setting("JSON pointer to the time of the amount, such as /data/updated_at")
        Optional<String> timePointer,
    @Setting(
            "Form of that time: iso (default), seconds or milliseconds since 1970, or a pattern such"
                + " as dd/MM/yyyy HH:mm:ss")
        Optional<String> timeFormat,
    @Setting("Time zone of a time without an offset, such as Europe/Berlin")
        Optional<String> timeZone,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {

  /** The HTTP method of a request. */
  public enum Method {
    /** HTTP GET, without a body. */
    GET,
    /** HTTP POST. */
    POST
  }
}
