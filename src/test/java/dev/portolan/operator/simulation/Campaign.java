package dev.portolan.operator.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Many schedules, one after the other, and what they showed. */
final class Campaign {
  private final long from;
  private final long to;
  private final SortedMap<String, List<Long>> failures = new TreeMap<>();
  private final SortedMap<String, Simulation.Outcome> shortest = new TreeMap<>();
  private long played;
  private long steps;
  private long versions;
  private long writes;
  private long windows;
  private long longestVersions;
  private long longestSteps;
  private long nanos;

  Campaign(long from, long to) {
    this.from = from;
    this.to = to;
  }

  static Campaign ofSettings() {
    long schedules = Long.getLong("simulation.schedules", 2000);
    long first = Long.getLong("simulation.from", 1);
    String[] shard = System.getProperty("simulation.shard", "1/1").split("/");
    long index = Long.parseLong(shard[0]);
    long shards = Long.parseLong(shard[1]);
    return new Campaign(
        first + (index - 1) * schedules / shards, first + index * schedules / shards);
  }

  void run() {
    long start = System.nanoTime();
    for (long seed = from; seed < to; seed++) {
      count(Simulation.play(seed));
    }
    nanos = System.nanoTime() - start;
  }

  /** The seeds that failed, by invariant. */
  SortedMap<String, List<Long>> failures() {
    return failures;
  }

  long windows() {
    return windows;
  }

  String report() {
    StringBuilder report = new StringBuilder();
    report.append(
        "SIMULATION seeds %d to %d: %d schedules, %d steps, %d versions, %d writes, %.1f ms a schedule%n"
            .formatted(
                from, to - 1, played, steps, versions, writes, nanos / 1e6 / Math.max(1, played)));
    report.append(
        "SIMULATION windows of two operators: %d, the longest %d versions, %d steps%n"
            .formatted(windows, longestVersions, longestSteps));
    failures.forEach(
        (invariant, seeds) ->
            report.append(
                "SIMULATION %s in %d schedules, -Dsimulation.seed=%s: %s%n"
                    .formatted(
                        invariant,
                        seeds.size(),
                        seeds.subList(0, Math.min(12, seeds.size())),
                        example(invariant))));
    return report.toString();
  }

  private String example(String invariant) {
    return Optional.ofNullable(shortest.get(invariant))
        .map(outcome -> outcome.violations().getFirst().what())
        .orElse("");
  }

  /** Writes down what happened in the shortest schedule of each kind of failure. */
  void writeTraces(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var failure : shortest.entrySet()) {
      long seed = failure.getValue().seed();
      Simulation.Outcome outcome = Simulation.trace(seed);
      List<String> lines = new ArrayList<>(outcome.trace());
      lines.addFirst("seed " + seed + " " + outcome.temper() + " " + outcome.violations());
      Files.write(folder.resolve(failure.getKey() + "-" + seed + ".trace"), lines);
    }
  }

  private void count(Simulation.Outcome outcome) {
    played++;
    steps += outcome.steps();
    versions += outcome.versions() - 1000;
    writes += outcome.writes();
    for (ServiceJudge.Window window : outcome.windows()) {
      windows++;
      longestVersions = Math.max(longestVersions, window.versions());
      longestSteps = Math.max(longestSteps, window.steps());
    }
    outcome
        .violations()
        .forEach(
            violation -> {
              failures
                  .computeIfAbsent(violation.invariant(), i -> new ArrayList<>())
                  .add(outcome.seed());
              shortest.merge(
                  violation.invariant(),
                  outcome,
                  (one, other) -> one.steps() <= other.steps() ? one : other);
            });
  }
}
