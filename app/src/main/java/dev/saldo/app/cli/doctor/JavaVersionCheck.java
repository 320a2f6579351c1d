package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.diagnosis.CheckFinding;
import java.util.List;

/** Checks the Java that runs Saldo. */
final class JavaVersionCheck implements DiagnosisCheck {

  private static final int OLDEST = 21;
  private static final long LEAST_MEMORY = 64;
  private static final int MEBIBYTE_BITS = 20;

  @Inject
  JavaVersionCheck() {}

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    int version = Runtime.version().feature();
    if (version < OLDEST) {
      return List.of(
          CheckFinding.failed(
              name(),
              "Java " + version + " is too old",
              "install Java 21 or newer, or set SALDO_JAVA to its folder",
              1));
    }
    long memory = Runtime.getRuntime().maxMemory() >> MEBIBYTE_BITS;
    String java =
        "%s of %s in %s, at most %d MiB of memory"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("java.home"),
                memory);
    return List.of(
        memory < LEAST_MEMORY
            ? CheckFinding.warning(name(), java, "set SALDO_OPTS=-Xmx256m")
            : CheckFinding.ok(name(), java));
  }
}
