package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.RefusedProvider;
import dev.saldo.history.BalanceSample;
import dev.saldo.report.HistoryReport;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JsonDocumentsTest {

  @Test
  void documents() {
    GoldenFile.check("poll.json", out -> JsonDocuments.poll(Polls.results(), out));
    GoldenFile.check("status.json", out -> JsonDocuments.status(Specimens.status(), out));
    GoldenFile.check("usage.json", out -> JsonDocuments.usage(Specimens.usageByDay(), out));
    GoldenFile.check("trend.json", out -> JsonDocuments.trend(Specimens.trend(), out));
    GoldenFile.check("history.json", out -> JsonDocuments.history(history(), out));
    GoldenFile.check("providers.json", JsonDocumentsTest::providers);
  }

  @Test
  void nothingIsADocumentToo() {
    assertThat(GoldenFile.text(out -> JsonDocuments.poll(List.of(), out)))
        .isEqualTo("{\n  \"schemaVersion\": 1,\n  \"results\": []\n}\n");
  }

  @Test
  void noControlCharacterIsWrittenAsItIs() {
    String text = GoldenFile.text(out -> JsonDocuments.poll(Polls.results(), out));
    assertThat(text.codePoints().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(text).contains("Основной \\u001B[31mсчёт\\u009B\\u202E");
  }

  @Test
  void aFullDiskIsAnIoException() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> JsonDocuments.status(Specimens.status(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test
  void aHistoryIsWrittenWhileItIsRead() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    Iterator<BalanceSample> samples =
        Stream.generate(() -> Polls.samples().getFirst())
            .limit(10_000)
            .peek(s -> lengths.add(written.length()))
            .iterator();
    JsonDocuments.history(
        Specimens.window(), samples, Polls.failures().iterator(), new Appending(written));
    assertThat(lengths.getLast()).isGreaterThan(written.length() / 2);
  }

  private static void providers(Writer out) throws IOException {
    LoadedProvider telco =
        new LoadedProvider(
            new StubProvider("telco"), "telco", "providers/telco-1.2.jar", Optional.of("1.2"));
    RefusedProvider twice =
        new RefusedProvider("twice", "providers/twice.jar", "also in providers/again.jar");
    Json.document(out, json -> ProvidersDocument.write(List.of(telco), List.of(twice), json));
  }

  static HistoryReport history() {
    return new HistoryReport(Specimens.window(), Polls.samples(), Polls.failures());
  }

  private static final class Appending extends Writer {

    private final StringBuilder text;

    Appending(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void write(char[] part, int from, int length) {
      text.append(part, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      throw new IllegalStateException("the writer is the caller's to close");
    }
  }
}
