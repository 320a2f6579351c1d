package dev.saldo.app.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A text format, in UTF-8. */
public interface CharacterReportFormat extends ReportFormat {

  /** Writes a report. The writer stays open and is not flushed. */
  void write(Report report, Writer out) throws IOException;

  @Override
  default void write(Report report, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(report, text);
    text.flush();
  }
}
