package dev.saldo.app.cli.alerts;

import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The result of a test of rules as JUnit XML, which build servers show. */
final class JunitReport {

  private JunitReport() {}

  /** Writes a test case per reading. The writer stays open. */
  static void write(String suite, List<RuleTrial> trials, Writer out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", String.valueOf(trials.size()));
      xml.writeAttribute(
          "failures", String.valueOf(trials.stream().filter(RuleTrial::failed).count()));
      for (RuleTrial trial : trials) {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", trial.line().account());
        xml.writeAttribute("name", "line %d: %s".formatted(trial.line().line(), trial.line().at()));
        if (trial.failed()) {
          xml.writeStartElement("failure");
          xml.writeAttribute("message", trial.describe());
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JUnit report cannot be written", e);
    }
  }
}
