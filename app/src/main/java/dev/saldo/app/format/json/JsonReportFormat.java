package dev.saldo.app.format.json;

import dev.saldo.app.format.CharacterReportFormat;
import dev.saldo.app.format.Report;
import java.io.IOException;
import java.io.Writer;

/** One document for programs, with amounts as strings. {@link JsonDocumentSchemas} describes it. */
public final class JsonReportFormat implements CharacterReportFormat {

  @Override
  public void write(Report report, Writer out) throws IOException {
    report.document().write(out);
  }
}
