package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.history.PollResult;
import dev.saldo.schedule.PollClaim;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Says of each reading to which slot it belongs before the transaction that records it commits, so
 * that a kill after the commit does not hide it. A line has the account, the slot and the instant
 * of the reading; if that instant is in the history, the reading was recorded.
 */
final class NotedSlots {

  private final Consumer<String> lines;
  private final Map<String, List<PollClaim>> confirmed = new HashMap<>();

  private NotedSlots(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Returns a store that notes what is recorded by way of it. */
  static AlertStore noting(AlertStore store, Consumer<String> lines) {
    return proxy(
        store,
        (method, arguments, result) -> result,
        work -> transaction -> work.apply(new NotedSlots(lines).watch(transaction)));
  }

  /** Returns the slots of which more than one reading is in the history. */
  static Set<String> recordedTwice(Collection<String> lines, Set<String> history) {
    Map<String, Set<String>> readings = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      if (parts[0].equals("noted") && parts.length == 4) {
        String reading = parts[1] + " " + parts[3];
        if (history.contains(reading)) {
          readings.computeIfAbsent(parts[1] + " " + parts[2], k -> new HashSet<>()).add(reading);
        }
      }
    }
    readings.values().removeIf(found -> found.size() < 2);
    return readings.keySet();
  }

  private Object watch(Object transaction) {
    return proxy(
        transaction,
        (method, arguments, result) -> {
          if (method.equals("confirm")) {
            for (Object claim : (Collection<?>) result) {
              PollClaim one = (PollClaim) claim;
              confirmed.computeIfAbsent(one.account(), name -> new ArrayList<>()).add(one);
            }
            confirmed.values().forEach(all -> all.sort(Comparator.comparing(PollClaim::slot)));
          }
          return method.equals("history") ? watchHistory(result) : result;
        },
        Function.identity());
  }

  private Object watchHistory(Object history) {
    return proxy(
        history,
        (method, arguments, result) -> {
          if (method.equals("appendAccepted")) {
            ((Collection<?>) arguments[0]).forEach(reading -> note((PollResult) reading));
          }
          return result;
        },
        Function.identity());
  }

  private void note(PollResult reading) {
    String account = reading.account().name();
    PollClaim claim = confirmed.get(account).removeFirst();
    lines.accept("noted " + account + " " + claim.slot() + " " + reading.observedAt());
  }

  /** What to do with the result of a method. */
  @FunctionalInterface
  private interface Interception {
    Object of(String method, Object[] arguments, Object result);
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(
      T target,
      Interception interception,
      Function<Function<Object, Object>, Function<Object, Object>> wrap) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          Object[] passed = arguments == null ? new Object[0] : arguments.clone();
          if (method.getName().equals("write")) {
            passed[0] = wrap.apply((Function<Object, Object>) passed[0]);
          }
          try {
            return interception.of(method.getName(), passed, method.invoke(target, passed));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (T)
        Proxy.newProxyInstance(
            NotedSlots.class.getClassLoader(), interfaces(target.getClass()), handler);
  }

  private static Class<?>[] interfaces(Class<?> type) {
    Set<Class<?>> all = new HashSet<>();
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      all.addAll(List.of(one.getInterfaces()));
    }
    return all.toArray(Class<?>[]::new);
  }
}
