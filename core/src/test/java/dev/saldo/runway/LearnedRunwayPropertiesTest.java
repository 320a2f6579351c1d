package dev.saldo.runway;

import dev.saldo.account.RunwayPredictionMethod;

/** The properties of every runway, with the learned method. */
class LearnedRunwayPropertiesTest extends RunwayPropertiesTest {

  @Override
  RunwayPredictionMethod method() {
    return RunwayPredictionMethod.LEARNED;
  }
}
