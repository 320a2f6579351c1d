package dev.saldo.account;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into a provider's code on a thread of its own, which ends with the call and with it
 * whatever the code left in thread locals. The provider's class loader is the thread's context.
 */
final class ContainedProviderCall {

  /** Making a provider and opening an account need no network, so this is plenty. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private ContainedProviderCall() {}

  /**
   * Calls and waits.
   *
   * @param name what is called, for the name of the thread
   * @throws CallTimeoutException if it does not return in time; its thread is then interrupted and
   *     left to itself
   */
  static <T> T run(String name, ClassLoader loader, Duration atMost, Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = Thread.ofPlatform().daemon().name("saldo-call-" + name).unstarted(task);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a provider was called", e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      task.cancel(true);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown
        ? thrown
        : new IllegalStateException(e.getCause());
  }
}
