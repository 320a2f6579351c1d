package dev.saldo.testkit.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** One case of a contract, which can be run without JUnit. */
public final class ContractCase {

  private final String group;
  private final String name;
  private final Executable test;

  private ContractCase(String group, DynamicTest test) {
    this.group = group;
    this.name = test.getDisplayName();
    this.test = test.getExecutable();
  }

  static List<ContractCase> list(String group, Stream<DynamicTest> tests) {
    return tests.map(test -> new ContractCase(group, test)).toList();
  }

  /** Returns the topic of the case, in one or two words. */
  public String group() {
    return group;
  }

  /** Returns the claim that the case checks, as a sentence without its subject, the provider. */
  public String name() {
    return name;
  }

  /**
   * Runs the case on the calling thread.
   *
   * @return empty if the case passes; otherwise the exchange, the expected and the actual result,
   *     one per line
   */
  @SuppressWarnings("CatchingUnchecked") // anything that a provider throws fails the case
  public Optional<String> failure() {
    try {
      test.execute();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("it was interrupted");
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()).replace("[" + name + "]", "").strip());
    } catch (Throwable e) {
      return Optional.of("it threw " + e.getClass().getName());
    }
  }
}
