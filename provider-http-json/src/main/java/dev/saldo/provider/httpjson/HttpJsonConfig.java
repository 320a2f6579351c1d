package dev.saldo.provider.httpjson;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * What to ask and where the answer holds what. Pointers are JSON pointers (RFC 6901) such as {@code
 * /data/balance}; {@code #} alone is the whole answer.
 *
 * @param url what is asked, with its path and whatever of its query is no secret
 * @param method how it is asked
 * @param headerName the header that carries the credentials
 * @param headerValue its value, the scheme's word included
 * @param queryName the query parameter that carries the credentials
 * @param queryValue its value, not yet encoded
 * @param username the user of HTTP Basic, without a colon
 * @param password the password of that user
 * @param body what is sent with a post, as it is, in UTF-8
 * @param contentType what the body is; with a post {@code application/json} if it is not given
 * @param amountPointer where the amount is
 * @param unitKind what kind of thing is counted
 * @param unit the currency, or the word for what is counted
 * @param unitPointer where the answer states the currency or that word
 * @param unitInAmount whether the currency or word stands beside the number
 * @param unlimitedWords what the answer says in place of a number if there is no limit
 * @param unlimitedFrom the number from which on there is no limit, as the answer states it
 * @param divideBy how many of what the answer counts make one
 * @param errorPointer where the answer says whether the request was served
 * @param okValue what it says there if it was; if not given, nothing may stand there
 * @param means what the amount says
 * @param billing how the account is paid
 * @param allowPlainHttp whether http may leave the machine
 */
public record HttpJsonConfig(
    @Setting("What is asked, with path and query; secrets go into the settings for them") URI url,
    @Setting(value = "How it is asked: get or post", defaultValue = "get") Method method,
    @Setting("The header that carries the credentials, such as Authorization")
        Optional<String> headerName,
    @Setting("The value of that header, such as Bearer ${env:KEY}") Optional<Secret> headerValue,
    @Setting("The query parameter that carries the credentials, such as api_key")
        Optional<String> queryName,
    @Setting("The value of that parameter, not encoded") Optional<Secret> queryValue,
    @Setting("The user of HTTP Basic") Optional<String> username,
    @Setting("The password of that user") Optional<Secret> password,
    @Setting("What a post sends, as it is") Optional<Secret> body,
    @Setting("What the body is; a post without it says application/json")
        Optional<String> contentType,
    @Setting("Where the amount is, such as /data/balance; '#' if the answer is nothing else")
        String amountPointer,
    @Setting(
            value = "What is counted: money, messages, credits, minutes, characters or other",
            defaultValue = "money")
        BalanceUnit.Kind unitKind,
    @Setting("The currency, such as USD, or the word for what is counted") Optional<String> unit,
    @Setting("Where the answer states the currency or word, such as /data/currency")
        Optional<String> unitPointer,
    @Setting(
            value = "Whether it stands beside the number, as in 'GHS 20.99'",
            defaultValue = "false")
        boolean unitInAmount,
    @Setting("What the answer says if there is no limit, separated by commas")
        Optional<String> unlimitedWords,
    @Setting("The number from which on there is no limit, such as 1000000")
        Optional<BigDecimal> unlimitedFrom,
    @Setting(
            value = "How many of what the answer counts make one: 1, 10, 100 and so on",
            defaultValue = "1")
        BigDecimal divideBy,
    @Setting("Where the answer says whether the request was served, such as /status")
        Optional<String> errorPointer,
    @Setting("What it says there if it was, such as ok; without it nothing may stand there")
        Optional<String> okValue,
    @Setting(
            value = "What the amount says: remaining, spent, owed or limit",
            defaultValue = "remaining")
        Balance.Meaning means,
    @Setting(
            value = "How the account is paid: prepaid, postpaid or unknown",
            defaultValue = "unknown")
        Balance.Billing billing,
    @Setting(value = "Whether plain http may be used beyond this machine", defaultValue = "false")
        boolean allowPlainHttp) {

  /** How a vendor is asked. */
  public enum Method {
    /** HTTP GET, without a body. */
    GET,
    /** HTTP POST. */
    POST
  }
}
