package dev.saldo.web.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes metrics in the text format of Prometheus, or in OpenMetrics. Not thread-safe. */
public final class PrometheusMetricsText {

  public static final String PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  public static final String OPEN_METRICS_TYPE =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final boolean open;
  private final StringBuilder text = new StringBuilder();

  /**
   * A value with its labels.
   *
   * @param labels names and values by turns
   * @param value the value, as a number
   */
  public record Sample(List<String> labels, String value) {}

  public PrometheusMetricsText(boolean open) {
    this.open = open;
  }

  /** Adds a metric whose values may fall. */
  public void gauge(String name, String help, List<Sample> samples) {
    head(name, "gauge", help);
    samples.forEach(sample -> line(name, sample));
  }

  /** Adds a metric whose values only rise; the name ends in {@code _total}. */
  public void counter(String name, String help, List<Sample> samples) {
    head(open ? name.replaceFirst("_total$", "") : name, "counter", help);
    samples.forEach(sample -> line(name, sample));
  }

  private void head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, Sample sample) {
    text.append(name);
    String separator = "{";
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < sample.labels().size(); i += 2) {
      labels.put(sample.labels().get(i), sample.labels().get(i + 1));
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      text.append(separator).append(label.getKey()).append("=\"");
      text.append(escaped(label.getValue())).append('"');
      separator = ",";
    }
    text.append(labels.isEmpty() ? "" : "}").append(' ').append(sample.value()).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return open ? text + "# EOF\n" : text.toString();
  }
}
