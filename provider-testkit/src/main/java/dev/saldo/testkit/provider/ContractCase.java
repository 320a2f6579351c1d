package dev.saldo.testkit.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** One case of a contract, to be run by whoever wants to know. */
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

  /** Returns what the case is about, in a word or two. */
  public String group() {
    return group;
  }

  /** Returns what holds if it is well, as the end of a sentence about the provider. */
  public String name() {
    return name;
  }

  /**
   * Runs the case, on this thread.
   *
   * @return empty if it holds; else what was sent, what was expected and what came, in lines
   */
  @SuppressWarnings("CatchingUnchecked") // whatever a provider throws is a failed case
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
