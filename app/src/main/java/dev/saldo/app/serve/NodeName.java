package dev.saldo.app.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The name of a process among those that share a database. */
public final class NodeName {

  private static final int LONGEST_HOST = 100;

  private NodeName() {}

  /** Returns the name of the machine with the number and the start of this process. */
  public static String unique(UnaryOperator<@Nullable String> environment) {
    String host = host(environment);
    ProcessHandle process = ProcessHandle.current();
    long start =
        process.info().startInstant().map(at -> at.toEpochMilli()).orElseGet(System::nanoTime);
    return "%s-%d-%s"
        .formatted(
            host.substring(0, Math.min(host.length(), LONGEST_HOST)),
            process.pid(),
            Long.toString(start, Character.MAX_RADIX));
  }

  private static String host(UnaryOperator<@Nullable String> environment) {
    String given = environment.apply("HOSTNAME");
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "node";
    }
  }
}
