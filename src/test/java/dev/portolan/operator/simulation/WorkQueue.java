package dev.portolan.operator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which allocations wait to be looked at, as java-operator-sdk 5.3.2 keeps them (EventProcessor).
 *
 * <pre>
 *  event           queued, or remembered while the name is queued or looked at
 *  gone            forgotten at once, even while the name is looked at
 *  done            again at once after a remembered event, else after the time that was asked for
 *  failed          again at once after a remembered event, else after 0.5 s, 1 s, 2 s ... 30 s
 * </pre>
 */
final class WorkQueue {
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final Predicate<String> known;
  private final Map<String, State> states = new TreeMap<>();
  private final SortedSet<String> queued = new TreeSet<>();
  private final SortedMap<String, Instant> timers = new TreeMap<>();

  /** What is remembered of one name. */
  private static final class State {
    private boolean busy;
    private boolean event;
    private int failures;
  }

  /** A queue of names; only what is known can be queued. */
  WorkQueue(Predicate<String> known) {
    this.known = known;
  }

  void event(String name) {
    State state = state(name);
    state.event = true;
    submit(name, state);
  }

  void gone(String name) {
    states.remove(name);
    timers.remove(name);
  }

  List<String> queued() {
    return List.copyOf(queued);
  }

  void started(String name) {
    queued.remove(name);
  }

  void done(String name, Optional<Duration> again, Instant now) {
    State state = state(name);
    state.busy = false;
    state.failures = 0;
    timers.remove(name);
    if (state.event) {
      submit(name, state);
    } else {
      again.ifPresent(delay -> timers.put(name, now.plus(delay)));
    }
  }

  void failed(String name, Instant now) {
    State state = state(name);
    state.busy = false;
    boolean event = state.event;
    state.event = true;
    state.failures++;
    if (event) {
      submit(name, state);
    } else {
      timers.put(name, now.plus(delay(state.failures)));
    }
  }

  /** When its timers are due. */
  Stream<Instant> timers() {
    return timers.values().stream();
  }

  /** Turns the timers that are due into events. */
  void tick(Instant now) {
    for (String name : List.copyOf(timers.keySet())) {
      if (!timers.getOrDefault(name, Instant.MAX).isAfter(now)) {
        timers.remove(name);
        event(name);
      }
    }
  }

  private void submit(String name, State state) {
    if (!state.busy && known.test(name)) {
      state.busy = true;
      state.event = false;
      queued.add(name);
    }
  }

  private State state(String name) {
    return states.computeIfAbsent(name, n -> new State());
  }

  private static Duration delay(int failures) {
    Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
    return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
  }
}
