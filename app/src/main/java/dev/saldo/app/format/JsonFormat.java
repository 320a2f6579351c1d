package dev.saldo.app.format;

import java.io.IOException;
import java.io.Writer;

/** One document for programs, with amounts as strings; see {@link Schemas}. */
public final class JsonFormat implements CharacterFormat {

  @Override
  public void write(Report report, Writer out) throws IOException {
    report.document().write(out);
  }
}
