package dev.portolan.plan;

import dev.portolan.api.Exposure;
import dev.portolan.api.Owner;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Wish;
import dev.portolan.ledger.World;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a newcomer would be granted: tried out as an allocation that nobody has declared.
 *
 * @param exposure how the port would be exposed, and so which keys it needs
 * @param category decides which ranges it may be in
 */
public record FreePorts(
    String namespace, Exposure exposure, Protocol protocol, Optional<String> category) {

  private static final String PROBE = "portolan-free";
  private static final int HIGHEST = 65_535;

  /** A newcomer that asks for a number beside all who are there. */
  public Trial trial(int number, Snapshot snapshot, Instant now) {
    Survey survey = snapshot.survey();
    List<PortAllocation> allocations = new ArrayList<>(survey.allocations());
    allocations.add(probe(number));
    Survey probed =
        new Survey(allocations, survey.policies(), survey.leases(), survey.namespaces());
    return new Trial(
        this, number, new Snapshot(probed, snapshot.services(), snapshot.whole()).prospect(now));
  }

  /** What came of it. */
  public record Trial(FreePorts ports, int number, Prospect prospect) {

    /** Free numbers, itself included, the nearest first; of two equally near the higher one. */
    public List<Integer> nearest(int count) {
      World world = prospect.world();
      Claim probe = world.claims().stream().filter(FreePorts::isProbe).findFirst().orElseThrow();
      Alternatives free = Alternatives.in(without(world, probe));
      return distances(number)
          .filter(candidate -> free.wouldGet(probe.with(ports.dialled(probe.wish(), candidate))))
          .limit(count)
          .boxed()
          .toList();
    }

    /**
     * What a rule says against it, in a clause, and rather one that says it of every number; empty
     * where none does.
     */
    public Optional<String> objection() {
      return prospect.settlement().verdicts().values().stream()
          .filter(verdict -> isProbe(verdict.claim()))
          .flatMap(verdict -> verdict.refused().stream())
          .flatMap(refusal -> refusal.objections().stream())
          .filter(Objection.Denial.class::isInstance)
          .map(Objection.Denial.class::cast)
          .min(Comparator.comparing(denial -> denial.key().isPresent()))
          .map(Objection.Denial::message);
    }
  }

  private static boolean isProbe(Claim claim) {
    return claim.owner().name().equals(PROBE);
  }

  private static World without(World world, Claim probe) {
    return new World(
        world.claims().stream().filter(claim -> !claim.id().equals(probe.id())).toList(),
        world.reservations(),
        world.leases(),
        world.rules(),
        world.observed(),
        world.now());
  }

  /** The number itself, then above and below by turns. */
  private static IntStream distances(int number) {
    return IntStream.rangeClosed(0, HIGHEST)
        .flatMap(
            distance ->
                distance == 0
                    ? IntStream.of(number)
                    : IntStream.of(number + distance, number - distance))
        .filter(candidate -> candidate >= 1 && candidate <= HIGHEST);
  }

  private Wish dialled(Wish wish, int number) {
    return exposure == Exposure.NodePort
        ? wish.withNodePort(Optional.of(new Wish.NodePort(number, true)))
        : wish.withPort(number);
  }

  private PortAllocation probe(int number) {
    PortAllocation probe = new PortAllocation();
    probe.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(PROBE).build());
    probe.setSpec(
        new PortAllocationSpec(
            new Owner(PROBE, PROBE),
            List.of(Program.Service),
            List.of(service(number)),
            List.of()));
    return probe;
  }

  @SuppressWarnings("NullAway") // what a declaration leaves out is null in it
  private ServiceDeclaration service(int number) {
    @Nullable Integer nodePort = exposure == Exposure.NodePort ? number : null;
    PortDeclaration port =
        new PortDeclaration(
            "probe",
            exposure == Exposure.NodePort ? HIGHEST : number,
            null,
            protocol,
            null,
            nodePort,
            null,
            null,
            List.of(),
            null,
            List.of());
    return ServiceDeclaration.of(
        PROBE, category.orElse(null), Map.of("app", PROBE), exposure, List.of(port));
  }
}
