package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.PollClaims;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The parts of a watch, without its threads. */
final class SimulatedNode {

  final List<WatchEvent> events = new ArrayList<>();
  final CorrectedClock clock;
  final NodeBeat beat;
  final PollAgenda agenda = new PollAgenda();
  final ResultRecorder recorder;
  final PollDispatcher dispatcher;
  final AlertClock alertClock;
  final OutboxSender sender;
  private final SimulatedWorld world;
  private final AlertJudge judge = new AlertJudge(ZoneOffset.UTC);

  SimulatedNode(SimulatedWorld world, String name) {
    this(world, name, new SimulatedWorld.AtOnce());
  }

  SimulatedNode(SimulatedWorld world, String name, AlertStore store) {
    this(world, name, new SimulatedWorld.AtOnce(), store);
  }

  SimulatedNode(SimulatedWorld world, String name, ExecutorService calls) {
    this(world, name, calls, world.store);
  }

  private SimulatedNode(
      SimulatedWorld world, String name, ExecutorService calls, AlertStore store) {
    this.world = world;
    PollClaims claims = world.claims;
    clock = new CorrectedClock(world.clock);
    beat =
        new NodeBeat(
            name,
            claims,
            clock,
            () -> Duration.between(SimulatedWorld.BEGIN, world.clock.instant()).toNanos());
    recorder = new ResultRecorder(store, beat, agenda, judge, events::add);
    dispatcher =
        new PollDispatcher(
            world.history,
            claims,
            beat,
            agenda,
            new BalancePoller(clock),
            recorder,
            calls,
            events::add);
    sender = new OutboxSender(store, beat, new SimulatedWorld.AtOnce(), events::add);
    alertClock = new AlertClock(claims, store, beat, agenda, judge, sender::channels, events::add);
    beat.beat();
  }

  SimulatedNode with(WatchPlan plan) {
    sender.replace(plan.channels());
    dispatcher.limit(plan.rates());
    judge.replace(plan.rules(), plan.terms());
    agenda.replace(plan.accounts(), beat.now());
    alertClock.reconsider();
    return this;
  }

  /** Does once what a watch does every second. */
  void step() throws InterruptedException {
    beat.beat();
    dispatcher.dispatch();
    while (recorder.backlog() > 0) {
      recorder.record(0);
    }
    alertClock.tick();
    sender.send();
  }

  /** Does a step after some time. */
  void stepAfter(Duration time) throws InterruptedException {
    world.clock.advance(time);
    step();
  }

  <E extends WatchEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
