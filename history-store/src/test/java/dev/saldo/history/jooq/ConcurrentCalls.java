package dev.saldo.history.jooq;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls that begin together, each on a thread of its own. */
final class ConcurrentCalls {

  private ConcurrentCalls() {}

  /** Returns the results; an exception of a call is thrown. */
  static <T> List<T> run(int threads, IntFunction<T> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<T>> calls = new ArrayList<>();
    for (int number = 0; number < threads; number++) {
      int mine = number;
      calls.add(
          () -> {
            start.await();
            return call.apply(mine);
          });
    }
    List<T> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<T> done : pool.invokeAll(calls)) {
        results.add(done.get());
      }
    }
    return results;
  }
}
