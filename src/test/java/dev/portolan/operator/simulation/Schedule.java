package dev.portolan.operator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Everything that happens to a few operators at one cluster, decided by one seed.
 *
 * <p>First the rough part: whatever may happen next happens with a weight that the weather gives
 * its actor, and the weather changes. Then the calm part: no more faults, edits or deaths, and
 * everything that was sent arrives; then {@link Ending} judges.
 */
final class Schedule {
  private static final int ROUGH_STEPS = 3000;
  private static final int CALM_STEPS = 6_000;
  private static final int IDLE_TIMERS = 40;
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration HORIZON = Duration.ofMinutes(5);
  private static final double[] WEIGHTS = {0.01, 0.1, 0.3, 1, 3};

  private final Temper temper;
  private final Random random;
  private final Harbour harbour;
  private final Client client;
  private final Map<String, Double> weather = new HashMap<>();
  private final List<Optional<OperatorProcess>> processes = new ArrayList<>();
  private int lives;
  private int edits;
  private int calmAfter;
  private long steps;

  /** What may happen next. */
  private record Action(String actor, double weight, Runnable act) {}

  Schedule(long seed, Temper temper, boolean traced) {
    this.temper = temper;
    this.random = new Random(seed);
    this.harbour = new Harbour(temper, NodePorts.Choice.ofFew(random), traced);
    this.client = new Client(seed, temper, harbour.store(), harbour.server());
    processes.addAll(Collections.nCopies(temper.operators(), Optional.empty()));
  }

  Harbour harbour() {
    return harbour;
  }

  Client client() {
    return client;
  }

  long steps() {
    return steps;
  }

  int edits() {
    return edits;
  }

  int lives() {
    return lives;
  }

  /** The rough part. */
  void rough() {
    client.setUp();
    for (int slot = 0; slot < processes.size(); slot++) {
      start(slot);
    }
    harbour.weather(
        Faults.random(random, temper), (request, answered) -> random.nextDouble() >= temper.stay());
    calmAfter = 1 + random.nextInt(80);
    while (harbour.violations().isEmpty() && steps < ROUGH_STEPS && calmAfter > 0) {
      tick();
      if (random.nextInt(40) == 0) {
        weather.clear();
      }
      pick(roughActions()).ifPresent(action -> action.act().run());
      if (edits >= temper.edits()) {
        calmAfter--;
      }
    }
    harbour.weather(request -> Fault.None, (request, answered) -> false);
  }

  /** The calm part: until nothing moves any more. */
  void calm() {
    long version = harbour.store().version();
    int idle = 0;
    Instant since = harbour.clock().instant();
    long limit = steps + CALM_STEPS;
    while (harbour.violations().isEmpty() && idle < IDLE_TIMERS) {
      tick();
      revive();
      List<Action> actions = progress();
      if (!actions.isEmpty()) {
        actions.get(random.nextInt(actions.size())).act().run();
      } else if (!nextTimer()) {
        return;
      } else {
        idle = harbour.store().version() == version ? idle + 1 : 0;
        since = idle == 0 ? harbour.clock().instant() : since;
        version = harbour.store().version();
        if (idle == IDLE_TIMERS && harbour.clock().instant().isBefore(since.plus(BUSY))) {
          harbour.blame(new Violation("S12", "it asks for ever"));
        }
      }
      if (steps > limit) {
        harbour.blame(new Violation("S12", "it does not come to rest"));
      }
    }
  }

  private void revive() {
    for (int slot = 0; slot < processes.size(); slot++) {
      if (processes.get(slot).isEmpty()) {
        start(slot);
      }
    }
  }

  /** Every allocation is looked at once more by every operator. */
  void lookAgain() {
    live().forEach(process -> process.known().forEach(process::event));
    calm();
  }

  /** One more operator, which knows nothing yet. */
  void newcomer() {
    processes.add(Optional.empty());
    start(processes.size() - 1);
    calm();
  }

  private void tick() {
    steps++;
    harbour.atStep(steps);
    for (int slot = 0; slot < processes.size(); slot++) {
      processes.get(slot).ifPresent(OperatorProcess::tick);
      if (processes.get(slot).filter(OperatorProcess::dead).isPresent()) {
        bury(slot);
      }
    }
  }

  private void bury(int slot) {
    OperatorProcess dead = processes.get(slot).orElseThrow();
    harbour.note(() -> dead.name() + " is dead");
    dead.bury();
    report(dead);
    processes.set(slot, Optional.empty());
  }

  private void report(OperatorProcess process) {
    process
        .surprises()
        .forEach(e -> harbour.blame(new Violation("S11", process.name() + " " + stack(e))));
  }

  private static String stack(Throwable e) {
    return e + Stream.of(e.getStackTrace()).limit(8).map(at -> "\n    " + at).toList().toString();
  }

  private void start(int slot) {
    lives++;
    String name = "op" + (slot + 1) + (lives > temper.operators() ? "-life" + lives : "");
    processes.set(
        slot, Optional.of(new OperatorProcess(name, harbour.store(), harbour.clock(), harbour)));
    harbour.note(() -> name + " starts");
  }

  private Stream<OperatorProcess> live() {
    return processes.stream().flatMap(Optional::stream);
  }

  private Optional<Action> pick(List<Action> actions) {
    double sum = actions.stream().mapToDouble(Action::weight).sum();
    double dice = random.nextDouble() * sum;
    for (Action action : actions) {
      dice -= action.weight();
      if (dice < 0) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private List<Action> roughActions() {
    List<Action> actions = progress();
    for (int slot = 0; slot < processes.size(); slot++) {
      int at = slot;
      if (processes.get(slot).isEmpty()) {
        actions.add(new Action("start", 0.3, () -> start(at)));
      } else if (temper.restless() > 0) {
        actions.add(new Action("kill", temper.restless() * 0.3, () -> kill(at)));
      }
    }
    if (edits < temper.edits()) {
      actions.add(new Action("client", weight("client") * 0.5, this::edit));
    }
    Instant now = harbour.clock().instant();
    if (live().anyMatch(process -> process.nextTimer(now).isPresent())) {
      actions.add(new Action("time", weight("time") * 0.1, this::nextTimer));
    }
    return actions;
  }

  private List<Action> progress() {
    List<Action> actions = new ArrayList<>();
    live().forEach(process -> addProgress(process, actions));
    List<Controllers.Step> chores = harbour.controllers().steps();
    if (!chores.isEmpty()) {
      actions.add(new Action("controllers", weight("controllers") * 0.5, () -> chore(chores)));
    }
    return actions;
  }

  private void addProgress(OperatorProcess process, List<Action> actions) {
    String name = process.name();
    if (!process.started()) {
      actions.add(new Action(name, weight(name), process::startUp));
      return;
    }
    for (Worker worker : process.workers()) {
      actions.add(new Action(worker.name(), weight(worker.name()), () -> go(process, worker)));
    }
    if (process.workers().size() < temper.workers() && !process.queued().isEmpty()) {
      actions.add(new Action(name, weight(name), () -> begin(process)));
    }
    if (process.hasErrand()) {
      actions.add(new Action(name, weight(name), () -> go(process, process.beginErrand())));
    }
    for (Watch watch : process.watchesBehind()) {
      String actor = name + " " + watch.kind();
      actions.add(new Action(actor, weight(actor), () -> deliver(process, watch)));
    }
  }

  private double weight(String actor) {
    return weather.computeIfAbsent(actor, a -> WEIGHTS[random.nextInt(WEIGHTS.length)]);
  }

  private void begin(OperatorProcess process) {
    List<String> queued = process.queued();
    String name = queued.get(random.nextInt(queued.size()));
    harbour.note(() -> process.name() + " looks at " + name);
    go(process, process.begin(name));
  }

  private void go(OperatorProcess process, Worker worker) {
    process.goOn(worker);
    report(process);
  }

  private void deliver(OperatorProcess process, Watch watch) {
    if (temper.restless() > 0 && random.nextDouble() < temper.restless()) {
      harbour.note(() -> process.name() + " lists " + watch.kind() + " again");
      watch.relist();
    } else {
      Change change = watch.deliver();
      harbour.note(() -> process.name() + " sees " + change);
    }
  }

  private void chore(List<Controllers.Step> chores) {
    Controllers.Step chore = chores.get(random.nextInt(chores.size()));
    harbour.note(() -> "controllers " + chore.what());
    chore.act().run();
  }

  private void kill(int slot) {
    processes.get(slot).ifPresent(OperatorProcess::kill);
  }

  private void edit() {
    edits++;
    String what = client.edit();
    harbour.note(() -> "client " + what);
  }

  /** Moves time to the next timer; whether there is one near enough. */
  private boolean nextTimer() {
    Instant now = harbour.clock().instant();
    Optional<Instant> next =
        live().flatMap(process -> process.nextTimer(now).stream()).min(Instant::compareTo);
    if (next.filter(due -> due.isBefore(now.plus(HORIZON))).isEmpty()) {
      return false;
    }
    harbour.note(() -> "time moves to " + next.get());
    harbour.clock().moveTo(next.get());
    return true;
  }
}
