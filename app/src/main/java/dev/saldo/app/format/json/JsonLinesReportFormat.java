package dev.saldo.app.format.json;

import dev.saldo.app.format.CharacterReportFormat;
import dev.saldo.app.format.Report;
import java.io.IOException;
import java.io.Writer;

/**
 * One line per object of the document's lists, for tools that read line by line. Each line names
 * the document and the list of its object.
 */
public final class JsonLinesReportFormat implements CharacterReportFormat {

  @Override
  public void write(Report report, Writer out) throws IOException {
    report.document().writeLines(out);
  }
}
