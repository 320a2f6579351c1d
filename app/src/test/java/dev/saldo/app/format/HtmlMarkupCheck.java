package dev.saldo.app.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu Html Checker, whose schema takes longer to read than all pages. Not thread-safe. */
final class HtmlMarkupCheck {

  private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";

  /** Properties of current style sheets that the checker does not know yet. */
  private static final Pattern NEWER_CSS = Pattern.compile("vector-effect|subgrid");

  private final List<String> found = new ArrayList<>();
  private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);

  HtmlMarkupCheck() throws Exception {
    Findings findings = new Findings();
    validator.setUpMainSchema(SCHEMA, findings);
    validator.setUpValidatorAndParsers(findings, false, false);
  }

  /** Returns what is wrong or doubtful in a document, one line each. */
  List<String> find(String html) throws Exception {
    found.clear();
    validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
    return List.copyOf(found);
  }

  private final class Findings implements ErrorHandler {

    @Override
    public void warning(SAXParseException problem) {
      String line = problem.getLineNumber() + ": " + problem.getMessage();
      if (!NEWER_CSS.matcher(line).find()) {
        found.add(line);
      }
    }

    @Override
    public void error(SAXParseException problem) {
      warning(problem);
    }

    @Override
    public void fatalError(SAXParseException problem) {
      warning(problem);
    }
  }
}
