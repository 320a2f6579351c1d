package dev.saldo.account;

import dev.saldo.Internal;

/** A plug-in that a registry finds by its name. */
@Internal
public interface LoadedService {

  /** Returns its name, read once when it was loaded. */
  String name();

  /** Returns the jar or directory from which it was loaded. */
  String location();
}
