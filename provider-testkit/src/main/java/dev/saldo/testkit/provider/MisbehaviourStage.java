package dev.saldo.testkit.provider;

/** The request of a fetch at which the vendor misbehaves. */
enum MisbehaviourStage {
  /** The request for the balance. */
  BALANCE(""),
  /** The first request, such as the one for a token. */
  FIRST_REQUEST(" to the first request");

  private final String suffix;

  MisbehaviourStage(String suffix) {
    this.suffix = suffix;
  }

  /** Returns the name of a case with the stage; nothing is added for {@link #BALANCE}. */
  String in(String name) {
    return name + suffix;
  }
}
