package dev.saldo.account;

/**
 * A provider that was found but cannot be used.
 *
 * @param what its name, or its class if the name is not known
 * @param location the jar or directory in which it was found
 * @param why the cause and what to do, in one line
 */
public record RefusedProvider(String what, String location, String why) {

  /** Reduces the cause, which may come from the provider, to one line. */
  public RefusedProvider {
    why = why.replaceAll("\\p{Cntrl}+", " ");
  }
}
