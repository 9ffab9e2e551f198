package dev.portolan.bench;

import com.sun.management.ThreadMXBean;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Subject;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.Wish;
import dev.portolan.ledger.World;
import dev.portolan.plan.SharedKeys;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to find and judge the few conflicts among very many claims: from their packed keys
 * to the ledger's refusals. Making the claims, and packing their keys, is not timed.
 *
 * <p>Processor time of one thread, so that what else the machine does counts little; the median of
 * many runs. The memory is that of the packed keys, and all that one search asks for.
 */
final class ClaimCosts {

  private static final int CLAIMS = 1_000_000;
  private static final int PORTS_EACH = 2;
  private static final int ALLOCATIONS = CLAIMS / PORTS_EACH;
  private static final int IN_A_NAMESPACE = 100;

  /** So many want what the allocation before them has. */
  private static final int CONFLICTS = 200;

  private static final int RUNS = 21;
  private static final int WARM_UP = 10;
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Claim> claims =
      IntStream.range(0, ALLOCATIONS).boxed().flatMap(ClaimCosts::declared).toList();

  List<Goal> measure() {
    long before = heap();
    long start = System.nanoTime();
    SharedKeys keys = packed();
    double packing = (System.nanoTime() - start) / 1e6;
    long kept = heap() - before;
    double[] millis = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      double spent = CpuTime.nanos(() -> report(keys)) / 1e6;
      if (run >= 0) {
        millis[run] = spent;
      }
    }
    long allocated = THREAD.getCurrentThreadAllocatedBytes();
    report(keys);
    long searching = THREAD.getCurrentThreadAllocatedBytes() - allocated;
    return List.of(
        new Goal(
            "conflict report over %,d claims, ms".formatted(CLAIMS),
            Median.of(millis),
            60,
            "best %.0f; %d refused; packing their keys before, once and cold, %,.0f"
                .formatted(Arrays.stream(millis).min().orElseThrow(), CONFLICTS, packing)),
        new Goal(
            "memory of a claim for it, bytes",
            (double) (kept + searching) / CLAIMS,
            64,
            "%.1f of them kept, %.1f while it searches"
                .formatted((double) kept / CLAIMS, (double) searching / CLAIMS)));
  }

  private SharedKeys packed() {
    SharedKeys keys = new SharedKeys();
    for (int i = 0; i < claims.size(); i++) {
      for (var key : claims.get(i).keys()) {
        keys.add(i / PORTS_EACH, key);
      }
    }
    return keys;
  }

  /** What several want is all that the ledger has to look at. */
  private void report(SharedKeys keys) {
    List<Claim> together =
        keys.groups().stream()
            .flatMapToInt(Arrays::stream)
            .distinct()
            .boxed()
            .flatMap(i -> claims.subList(i * PORTS_EACH, (i + 1) * PORTS_EACH).stream())
            .toList();
    Settlement settlement =
        Settlement.settle(
            new World(together, List.of(), List.of(), Rules.WITHOUT_POLICY, Observed.NOTHING, NOW));
    long refused =
        settlement.verdicts().values().stream().flatMap(v -> v.refused().stream()).count();
    if (refused != CONFLICTS) {
      throw new IllegalStateException(refused + " refused");
    }
  }

  private static Stream<Claim> declared(int number) {
    int place = number % IN_A_NAMESPACE;
    Owner owner = new Owner("ns-" + number / IN_A_NAMESPACE, "a" + place, "uid-" + number, NOW);
    int port = 1_000 + PORTS_EACH * place;
    boolean rival = number % (ALLOCATIONS / CONFLICTS) == 1;
    return Stream.of(
        claim(owner, 0, "http", rival ? port - PORTS_EACH : port),
        claim(owner, 1, "metrics", port + 1));
  }

  private static Claim claim(Owner owner, int position, String name, int port) {
    return Claim.of(
        new ClaimId(owner.namespace(), owner.name(), owner.name(), name),
        owner,
        position,
        new Wish(
            Exposure.Internal, Protocol.TCP, port, Optional.empty(), Optional.empty(), true, true),
        Terms.WITHOUT_POLICY,
        Claim.Setting.Wanted,
        Subject.UNKNOWN);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
