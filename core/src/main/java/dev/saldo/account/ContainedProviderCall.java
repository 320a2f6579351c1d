package dev.saldo.account;

import dev.saldo.Internal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into a provider's code on a dedicated thread, which ends with the call and discards any
 * thread locals the code left. The provider's class loader is the thread's context class loader.
 */
@Internal
public final class ContainedProviderCall {

  /** Creating a provider and opening an account use no network, so this is ample. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private ContainedProviderCall() {}

  /**
   * Makes the call and waits for its result.
   *
   * @param name the suffix of the thread's name
   * @throws CallTimeoutException if it does not return in time; its thread is then interrupted and
   *     abandoned
   */
  public static <T> T run(String name, ClassLoader loader, Duration atMost, Callable<T> call) {
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
      throw new IllegalStateException("interrupted while calling a provider", e);
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
