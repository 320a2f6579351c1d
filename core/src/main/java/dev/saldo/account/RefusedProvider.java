package dev.saldo.account;

/**
 * A provider that was found and cannot be used.
 *
 * @param what its name or class, as far as known
 * @param location the jar or folder it came from
 * @param why one line: the cause and what to do
 */
public record RefusedProvider(String what, String location, String why) {

  /** Keeps the cause, which may be a provider's own words, to one line. */
  public RefusedProvider {
    why = why.replaceAll("\\p{Cntrl}+", " ");
  }
}
