package dev.saldo.app.format.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** An expression in the language of jq 1.6. */
final class JqExpressionFilter {

  private final String text;
  private final JsonQuery query;

  private JqExpressionFilter(String text, JsonQuery query) {
    this.text = text;
    this.query = query;
  }

  static JqExpressionFilter compile(String text) {
    try {
      return new JqExpressionFilter(text, JsonQuery.compile(text, Versions.JQ_1_6));
    } catch (JsonQueryException e) {
      throw invalid(text, e);
    }
  }

  /** Returns each result as a line, or as lines if it is a text; a text is not quoted. */
  List<String> apply(String json) {
    Scope functions = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, functions);
    List<String> lines = new ArrayList<>();
    try {
      query.apply(
          Scope.newChildScope(functions),
          new ObjectMapper().readTree(json),
          result -> lines.add(result.isTextual() ? result.textValue() : result.toString()));
    } catch (JsonQueryException e) {
      throw invalid(text, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document is not JSON", e);
    }
    return lines;
  }

  private static InvalidExtractionException invalid(String text, JsonQueryException e) {
    String reason = String.valueOf(e.getMessage());
    return new InvalidExtractionException(
        reason.startsWith("Cannot compile query")
            ? "--jq '%s' is not an expression of jq".formatted(text)
            : "--jq '%s': %s".formatted(text, reason));
  }
}
