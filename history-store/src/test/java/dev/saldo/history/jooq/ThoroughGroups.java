package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.CampaignSize;
import dev.saldo.testkit.history.BalanceHistoryContract;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Groups of the history contract that run only with -Pthorough, because another history in the same
 * database product runs them in every build.
 */
final class ThoroughGroups implements ExecutionCondition {

  private static final boolean ALL = CampaignSize.choose(0, 1) == 1;

  private final List<String> groups;

  ThoroughGroups(String... groups) {
    this.groups = List.of(groups);
    assertThat(
            Arrays.stream(BalanceHistoryContract.class.getDeclaredMethods()).map(Method::getName))
        .containsAll(this.groups);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return ALL || context.getTestMethod().map(Method::getName).filter(groups::contains).isEmpty()
        ? ConditionEvaluationResult.enabled("")
        : ConditionEvaluationResult.disabled("runs with -Pthorough");
  }
}
