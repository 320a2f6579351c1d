package dev.saldo.testkit.sample;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"limit":1,"credit":12.5}} and {@code {"token":"abc"}}. */
final class SampleAnswer {

  private final Fault fault;
  private final JsonMapper json;

  SampleAnswer(Fault fault) {
    this.fault = fault;
    boolean strict = fault != Fault.LENIENT_JSON;
    this.json =
        JsonMapper.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, strict)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  String token(String body) {
    return tree(body).path("token").asString("");
  }

  List<Balance> balances(String body) {
    JsonNode credit = tree(body).path(fault == Fault.AMOUNT_OF_ANOTHER_FIELD ? "limit" : "credit");
    if (fault == Fault.GUESSES_LOCAL_NUMBERS && credit.isString()) {
      String digits = credit.asString("").replace(",", "").replaceAll("[^-.0-9]", "");
      return List.of(balance(new BigDecimal(digits)));
    }
    if (!credit.isNumber() && fault != Fault.ZERO_IF_NOT_A_NUMBER) {
      throw new BalanceException(FailureReason.UNEXPECTED_RESPONSE, "the credit is not a number");
    }
    BigDecimal value = credit.isNumber() ? value(credit) : BigDecimal.ZERO;
    if (!Amount.isInBounds(value) && fault != Fault.UNBOUNDED_AMOUNTS) {
      throw new BalanceException(FailureReason.UNEXPECTED_RESPONSE, "the credit is out of bounds");
    }
    Balance balance = balance(value);
    return fault == Fault.BUCKET_TWICE ? List.of(balance, balance) : List.of(balance);
  }

  private static Balance balance(BigDecimal value) {
    return Balance.of(
        Balance.MAIN, Amount.of(value), BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
  }

  private BigDecimal value(JsonNode credit) {
    return fault == Fault.DOUBLE_AMOUNTS
        ? BigDecimal.valueOf(credit.asDouble(0))
        : credit.decimalValue();
  }

  private JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException | NumberFormatException e) { // the latter for 1e99999999999
      if (fault == Fault.VENDOR_EXCEPTIONS) {
        throw e;
      }
      throw new BalanceException(FailureReason.UNEXPECTED_RESPONSE, "not JSON");
    }
  }
}
