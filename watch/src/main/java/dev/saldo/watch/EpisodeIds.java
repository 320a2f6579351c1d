package dev.saldo.watch;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The identifiers of episodes: 64 random bits, short enough to type. */
final class EpisodeIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private EpisodeIds() {}

  static String next() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
