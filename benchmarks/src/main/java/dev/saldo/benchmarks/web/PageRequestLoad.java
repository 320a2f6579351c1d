package dev.saldo.benchmarks.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, each with a connection of its own, whether or not earlier ones were
 * answered. A latency counts from the time at which the request was due.
 */
final class PageRequestLoad {

  private static final double NANOS = 1e6;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String RIGHT = "HTTP/1.1 200 ";

  private final InetSocketAddress server;
  private final byte[] request;
  private final Queue<Double> latencies = new ConcurrentLinkedQueue<>();
  private final LongAdder failed = new LongAdder();
  private volatile long bytes;

  /**
   * Creates a load.
   *
   * @param coding the coding of the answer that is accepted, such as gzip
   */
  PageRequestLoad(URI page, String coding) {
    this.server = new InetSocketAddress(page.getHost(), page.getPort());
    this.request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n"
            .formatted(page.getPath(), page.getAuthority(), coding)
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends requests for some seconds and waits for the answers. */
  LoadLatencySummary run(int perSecond, int seconds) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = begin + TimeUnit.SECONDS.toNanos(i) / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      threads.add(Thread.startVirtualThread(() -> send(due)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new LoadLatencySummary(
        latencies.stream().mapToDouble(Double::doubleValue).toArray(), failed.sum(), bytes);
  }

  private void send(long due) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(server, PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      byte[] answer = socket.getInputStream().readAllBytes();
      String head = new String(answer, StandardCharsets.ISO_8859_1);
      if (head.startsWith(RIGHT)) {
        latencies.add((System.nanoTime() - due) / NANOS);
        bytes = answer.length - head.indexOf("\r\n\r\n") - 4L;
      } else {
        failed.increment();
      }
    } catch (IOException e) {
      failed.increment();
    }
  }
}
