package dev.saldo.watch;

import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertStore;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.Selection;
import dev.saldo.poll.PollPolicy;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.NodeLiveness;
import dev.saldo.schedule.PollClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A running watch: it polls accounts on schedule, judges the rules and sends messages, until it is
 * closed. Any number of processes may run one on the same PostgreSQL database and share the work;
 * an H2 file has one. Thread-safe.
 */
public final class Watch implements AutoCloseable {

  /**
   * The policy for the poller of a watch. With 32 readings per provider at a time, 10,000 accounts
   * of one vendor that answers in 50 ms are read each minute; the budget of a vendor limits calls,
   * not this.
   */
  public static final PollPolicy POLL_POLICY =
      new PollPolicy(32, PollPolicy.DEFAULT.shortestPause(), PollPolicy.DEFAULT.longestPause());

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final Duration RECORD_PATIENCE = Duration.ofSeconds(30);
  private static final long SECOND = 1_000;

  private final WatchSetup setup;
  private final WatchListener listener;
  private final NodeBeat beat;
  private final PollAgenda agenda = new PollAgenda();
  private final AlertJudge judge;
  private final ResultRecorder recorder;
  private final PollDispatcher dispatcher;
  private final AlertClock alertClock;
  private final OutboxSender sender;
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("saldo-poll-", 0).factory());
  private final ExecutorService deliveries =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("saldo-send-", 0).factory());
  private final List<WatchLoop> loops = new ArrayList<>();
  private final WatchLoop recording;
  private volatile WatchPlan plan;
  private boolean closed;

  private Watch(WatchSetup setup, WatchPlan plan) {
    this.setup = setup;
    this.plan = plan;
    listener = contain(setup.listener());
    PollClaims claims = setup.claims();
    AlertStore alerts = setup.alerts();
    beat = new NodeBeat(setup.node(), claims, setup.clock(), System::nanoTime);
    judge = new AlertJudge(setup.zone());
    recorder = new ResultRecorder(alerts, beat, agenda, judge, listener);
    dispatcher =
        new PollDispatcher(
            setup.history(), claims, beat, agenda, setup.poller(), recorder, calls, listener);
    sender = new OutboxSender(alerts, beat, deliveries, listener);
    alertClock = new AlertClock(claims, alerts, beat, agenda, judge, sender::channels, listener);
    recording = new WatchLoop("record", 0, this::record, listener);
    loops.add(new WatchLoop("beat", NodeLiveness.STAMP_EVERY.toMillis(), this::beat, listener));
    loops.add(new WatchLoop("dispatch", SECOND, dispatcher::dispatch, listener));
    loops.add(new WatchLoop("alerts", SECOND, alertClock::tick, listener));
    loops.add(new WatchLoop("send", SECOND, sender::send, listener));
  }

  /** A fault of the host's listener must not end what the watch does. */
  private static WatchListener contain(WatchListener listener) {
    return event -> {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        System.getLogger(Watch.class.getName())
            .log(System.Logger.Level.WARNING, "the listener of a watch failed", e);
      }
    };
  }

  /**
   * Starts a watch. Slots that passed while nothing ran are made up once, by the newest of each
   * account.
   *
   * @param setup what to work with
   * @param plan what to watch
   * @return the running watch, which the caller closes
   * @throws dev.saldo.history.HistoryException if the database cannot be reached
   */
  public static Watch start(WatchSetup setup, WatchPlan plan) {
    Watch watch = new Watch(setup, plan);
    watch.start();
    return watch;
  }

  private void start() {
    beat.beat();
    List<AccountPollState> states = setup.history().accounts(Selection.ALL);
    apply(plan);
    agenda.resume(setup.claims().latest(), states, beat.now());
    listener.on(new WatchEvent.Started(setup.node(), plan.accounts().size()));
    recording.start();
    loops.forEach(WatchLoop::start);
  }

  /**
   * Replaces what is watched. Episodes of rules and accounts that are gone end with one message.
   * Accounts that are missing from the plan are no longer read once this returns, except for calls
   * in progress.
   *
   * @param replacement the plan from now on; its channels must stay open until the next one
   */
  public synchronized void replace(WatchPlan replacement) {
    plan = replacement;
    apply(replacement);
    listener.on(new WatchEvent.Reloaded(replacement.accounts().size()));
  }

  private void apply(WatchPlan current) {
    sender.replace(current.channels());
    dispatcher.limit(current.rates());
    judge.replace(current.rules(), current.terms());
    agenda.replace(current.accounts(), beat.now());
    alertClock.reconsider();
  }

  /**
   * Reads accounts now, because a person asks for it, and returns once the results are recorded.
   * The calls count against the rates of their providers but are not refused.
   *
   * @param names the names of accounts of the plan; others are ignored
   * @param record whether to record the results and judge the rules
   * @param onResult receives each result as it arrives, on the calling thread
   * @return the results that are not recorded, with the reasons; empty if all are, or if {@code
   *     record} is false
   * @throws dev.saldo.history.HistoryException if the database cannot be reached; nothing is read
   * @throws InterruptedException if the thread is interrupted; readings are then abandoned
   */
  public List<RefusedResult> poll(
      Collection<String> names, boolean record, Consumer<PollResult> onResult)
      throws InterruptedException {
    List<ScheduledAccount> asked =
        agenda.accounts().stream().filter(account -> names.contains(account.name())).toList();
    for (ScheduledAccount account : asked) {
      CallRate rate = plan.rates().get(account.provider());
      if (rate != null) {
        setup.claims().spend(account.provider(), rate, 1);
      }
    }
    List<OpenAccount> open = asked.stream().map(ScheduledAccount::account).toList();
    List<ReadingInClaim> readings = new ArrayList<>();
    setup
        .poller()
        .poll(
            open,
            result -> {
              if (record) {
                ReadingInClaim reading = ReadingInClaim.of(null, result);
                readings.add(reading);
                recorder.accept(reading);
              }
              onResult.accept(result);
            });
    List<RefusedResult> refused = new ArrayList<>();
    for (ReadingInClaim reading : readings) {
      awaitRecord(reading)
          .ifPresent(reason -> refused.add(new RefusedResult(reading.result(), reason)));
    }
    return List.copyOf(refused);
  }

  private static Optional<String> awaitRecord(ReadingInClaim reading) throws InterruptedException {
    try {
      return reading.recorded().get(RECORD_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Optional.of("not recorded yet: the database does not answer; it is tried again");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record ended without an outcome", e.getCause());
    }
  }

  /** Returns the time of the next poll of each account, UTC, by name. */
  public Map<String, Instant> nextPolls() {
    return agenda.next(beat.now());
  }

  /** Returns the state of the watch now, without access to the database. */
  public WatchHealth health() {
    boolean failing = recording.isFailing() || loops.stream().anyMatch(WatchLoop::isFailing);
    return new WatchHealth(
        setup.node(),
        beat.alive(),
        beat.isFenced(),
        failing,
        recording.isFaulting() || loops.stream().anyMatch(WatchLoop::isFaulting),
        agenda.accounts().size(),
        dispatcher.running(),
        recorder.backlog());
  }

  /**
   * Ends the watch within 10 s: starts nothing new, waits for calls in progress and records their
   * results. What is not recorded by then is polled again by another node, or after a restart. A
   * second call does nothing. Nothing that belongs to the host is closed.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    WatchEnding.run(loops, recording, calls, deliveries, recorder::backlog, PATIENCE);
    WatchEnding.runWithin(FAREWELL, () -> setup.claims().leave(setup.node()));
    listener.on(new WatchEvent.Stopped(setup.node()));
  }

  private void beat() {
    if (beat.beat()) {
      listener.on(new WatchEvent.NodesChanged(beat.alive()));
    }
    dispatcher.takeOver();
  }

  private void record() throws InterruptedException {
    recorder.record(SECOND);
  }
}
