package dev.saldo.account;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.List;
import java.util.Objects;

/**
 * A source whose balances and failures repeat no secret of its settings, whatever the vendor sends
 * back.
 *
 * @param source the provider's source
 * @param config the settings it was opened with
 * @param known further secrets
 */
record ConcealingSource(BalanceSource source, Record config, KnownSecrets known)
    implements BalanceSource {

  @Override
  public List<Balance> fetch() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(source.getClass().getClassLoader());
    try {
      List<Balance> balances = fetchConcealed();
      SecretEchoes echoes = SecretEchoes.of(config, known);
      echoes.requireComplete();
      return balances == null || balances.stream().anyMatch(Objects::isNull)
          ? balances // the poll reports the problem
          : balances.stream().map(balance -> concealed(balance, echoes)).toList();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private List<Balance> fetchConcealed() {
    try {
      return source.fetch();
    } catch (BalanceException e) {
      throw concealed(e);
    }
  }

  @Override
  public void close() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(source.getClass().getClassLoader());
    try {
      source.close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Leaves out the settings: a URL among them may contain a key. */
  @Override
  public String toString() {
    return source.toString();
  }

  private BalanceException concealed(BalanceException failure) {
    String message = String.valueOf(failure.getMessage());
    String concealed = SecretEchoes.of(config, known).conceal(message);
    return concealed.equals(message)
        ? failure
        : new BalanceException(failure.reason(), concealed, failure.retryAfter().orElse(null));
  }

  /**
   * A label and a note can be shown without the secret; a key under which samples are stored
   * cannot.
   */
  private static Balance concealed(Balance balance, SecretEchoes echoes) {
    BalanceUnit unit = balance.unit();
    refuse("unit", unit.code(), echoes);
    refuse("unit", unit.rawCode(), echoes);
    if (!balance.bucket().equals(Balance.MAIN)) {
      refuse("bucket", balance.bucket(), echoes);
    }
    return new Balance(
        balance.bucket(),
        balance.label().equals(balance.bucket())
            ? balance.label()
            : echoes.conceal(balance.label()),
        balance.amount(),
        unit,
        balance.meaning(),
        balance.terms(),
        balance.vendorTime(),
        balance.derived(),
        balance.notes().stream().map(echoes::conceal).toList());
  }

  private static void refuse(String part, String stated, SecretEchoes echoes) {
    if (!echoes.conceal(stated).equals(stated)) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the answer repeats a secret of the settings in its %s".formatted(part));
    }
  }
}
