package dev.saldo.app.serve;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The signals that a service receives. Java has no public interface for them; the one that every
 * JDK has is used by reflection, and a system without a signal simply never sends it.
 */
public final class ProcessSignals {

  /** A signal. */
  public enum Received {
    /** End in good order: SIGTERM or SIGINT. */
    STOP,
    /** Read the configuration again: SIGHUP. */
    RELOAD
  }

  private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>();

  /** Receives the signals of this process from now on. */
  public static ProcessSignals listen() {
    ProcessSignals signals = new ProcessSignals();
    signals.handle("TERM", Received.STOP);
    signals.handle("INT", Received.STOP);
    signals.handle("HUP", Received.RELOAD);
    return signals;
  }

  /** Ignores Ctrl-C from now on. */
  public static void ignoreInterrupts() {
    new ProcessSignals().handle("INT", Received.STOP);
  }

  /** Waits for the next signal. */
  public Received take() throws InterruptedException {
    return waiting.take();
  }

  private void handle(String name, Received meaning) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler add =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              waiting.add(meaning);
            }
            return null;
          };
      Object receiver =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, add);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
    } catch (ReflectiveOperationException e) {
      // this system has no such signal
      return;
    }
  }
}
