package dev.saldo.feign;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a decimal from the digits of a JSON number, never through a double and never from text. */
final class ExactDecimal extends StdDeserializer<BigDecimal> {

  ExactDecimal() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
    return json.currentToken().isNumeric()
        ? DecimalText.parse(json.getString())
        : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
  }
}
