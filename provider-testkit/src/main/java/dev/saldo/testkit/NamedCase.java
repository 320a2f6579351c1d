package dev.saldo.testkit;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * A factory of cases whose failure message contains their name, because not every report shows the
 * name of a dynamic test.
 */
public final class NamedCase {

  private NamedCase() {}

  /** Returns a case that repeats its name in its failure message. */
  public static DynamicTest create(String name, Executable test) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          try {
            test.execute();
          } catch (AssertionError e) {
            throw new AssertionError("[" + name + "] " + e.getMessage(), e);
          }
        });
  }
}
