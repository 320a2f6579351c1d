package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON strictly. By default, Jackson takes the last of duplicate keys, ignores what follows
 * the document, converts between numbers and text, accepts exponents of nine digits, and reads the
 * decimals of a tree as doubles.
 */
final class StrictJsonReader implements BodyFormat {

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxNumberLength(DecimalText.MAX_LENGTH)
          .maxNameLength(1_000)
          .maxStringLength(64 * 1024)
          .maxDocumentLength(CappedBodyReader.MAX_BYTES)
          .build();

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new ExactDecimal()))
          .build();

  @Override
  public <T> T read(byte[] body, Class<T> type) {
    return type.cast(read(body, (Type) type));
  }

  @Override
  public Object read(byte[] body, Type type) {
    if (body.length == 0) {
      throw unexpected("the answer is empty");
    }
    try {
      @Nullable Object read = mapper.readValue(body, mapper.constructType(type));
      if (read == null) {
        throw unexpected("the answer is null");
      }
      return read;
    } catch (StreamConstraintsException e) {
      throw unexpected("the answer is nested too deeply, or part of it is too long");
    } catch (StreamReadException e) {
      throw unexpected("the answer is not a JSON document");
    } catch (NumberFormatException e) {
      // From a tree, whose numbers Jackson parses itself: an exponent of eleven digits.
      throw unexpected("the answer contains an invalid number");
    } catch (JacksonException e) {
      throw unexpected("the answer does not have the documented form at '%s'".formatted(path(e)));
    }
  }

  /** Returns the path as names of record components, never as the vendor sent it. */
  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(part -> part.getPropertyName() == null ? "[]" : part.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private static BalanceException unexpected(String message) {
    return new BalanceException(UNEXPECTED_RESPONSE, message);
  }
}
