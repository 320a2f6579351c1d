package dev.saldo.testkit.provider;

/** Where in a reading the vendor misbehaves. */
enum MisbehaviourStage {
  /** When asked for the balance. */
  BALANCE(""),
  /** At once, such as when asked for a token. */
  FIRST_REQUEST(" to the first request");

  private final String suffix;

  MisbehaviourStage(String suffix) {
    this.suffix = suffix;
  }

  /** Returns a case's name with the stage, which goes without saying for {@link #BALANCE}. */
  String in(String name) {
    return name + suffix;
  }
}
