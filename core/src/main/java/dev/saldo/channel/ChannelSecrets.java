package dev.saldo.channel;

import dev.saldo.account.KnownSecrets;
import dev.saldo.account.References;
import dev.saldo.account.SecretEchoes;

/**
 * The secrets of one channel, to be concealed in what it says.
 *
 * @param config its settings
 * @param known further secrets, such as the login at a proxy
 * @param references the resolver of the references in its settings
 */
record ChannelSecrets(Record config, KnownSecrets known, References references) {

  /** Returns a message as one line without any secret. */
  String conceal(String message) {
    String echoed = SecretEchoes.of(config, known).conceal(message);
    return references.conceal(echoed).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Leaves out the settings: a URL among them may contain a key. */
  @Override
  public String toString() {
    return "ChannelSecrets";
  }
}
