package dev.saldo.app.verify;

import dev.saldo.app.verify.VerifiedContractCase.Outcome;
import dev.saldo.report.Table;
import java.util.List;

/**
 * The verification of a jar.
 *
 * @param jar the jar or folder
 * @param cases the cases, in the order they were run
 */
public record JarVerification(String jar, List<VerifiedContractCase> cases) {

  /** Copies the cases. */
  public JarVerification {
    cases = List.copyOf(cases);
  }

  /** Returns the number of cases with an outcome. */
  public long count(Outcome outcome) {
    return cases.stream().filter(verified -> verified.outcome() == outcome).count();
  }

  /** Returns whether no case failed. */
  public boolean holds() {
    return count(Outcome.FAILED) == 0;
  }

  /** Returns the cases as a table. */
  public Table table() {
    return JarVerificationTable.build(this);
  }
}
