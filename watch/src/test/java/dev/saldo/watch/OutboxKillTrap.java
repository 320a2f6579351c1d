package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.spi.channel.AlertChannel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;

/** Ends a node when it reaches a point on the way of a message for the n-th time. */
final class OutboxKillTrap {

  /** The points, in the order in which a message reaches them. */
  enum Point {
    /** Written into the outbox, in a transaction that is not committed. */
    POSTED,
    /** Claimed, and not sent. */
    CLAIMED,
    /** Accepted by the receiver, whose answer is not known. */
    ACCEPTED,
    /** The result of the delivery is stored. */
    SETTLED
  }

  /** Never ends a node. */
  static final OutboxKillTrap NONE = new OutboxKillTrap(Point.POSTED, Integer.MAX_VALUE, () -> {});

  private final Point point;
  private final Runnable end;
  private int left;
  private boolean ended;

  /**
   * @param end ends the node; if it returns, everything that the node does from then on fails
   */
  OutboxKillTrap(Point point, int times, Runnable end) {
    this.point = point;
    this.left = times;
    this.end = end;
  }

  /** Thrown by everything that a node does after its end. */
  static final class Ended extends Error {
    private static final long serialVersionUID = 1;

    private Ended() {
      super("the node has ended", null, false, false);
    }
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  private void reach(Point reached) {
    synchronized (this) {
      if (ended) {
        throw new Ended();
      }
      if (reached != point || --left != 0) {
        return;
      }
    }
    end.run();
    synchronized (this) {
      ended = true;
    }
    throw new Ended();
  }

  AlertChannel watch(AlertChannel channel) {
    return notice -> {
      check();
      channel.deliver(notice);
      reach(Point.ACCEPTED);
    };
  }

  AlertStore watch(AlertStore store) {
    return proxy(AlertStore.class, store, true);
  }

  private synchronized void check() {
    if (ended) {
      throw new Ended();
    }
  }

  private void after(String method, Object[] arguments, Object result) {
    if (method.equals("post")) {
      reach(Point.POSTED);
    } else if (method.equals("claimMessages") && !((List<?>) result).isEmpty()) {
      reach(Point.CLAIMED);
    } else if (method.equals("settle") && isSent((List<?>) arguments[0])) {
      reach(Point.SETTLED);
    }
  }

  private static boolean isSent(List<?> settlements) {
    return settlements.stream()
        .anyMatch(one -> ((OutboxSettlement) one).state() == OutboxMessage.State.SENT);
  }

  @SuppressWarnings("unchecked")
  private <T> T proxy(Class<T> type, T target, boolean checked) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (checked) {
                check();
              }
              Object[] passed = arguments == null ? new Object[0] : arguments.clone();
              if (method.getName().equals("write")) {
                passed[0] = inTransaction((Function<AlertTransaction, Object>) passed[0]);
              }
              try {
                Object result = method.invoke(target, passed);
                after(method.getName(), passed, result);
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Function<AlertTransaction, Object> inTransaction(
      Function<AlertTransaction, Object> work) {
    return transaction -> work.apply(proxy(AlertTransaction.class, transaction, false));
  }
}
