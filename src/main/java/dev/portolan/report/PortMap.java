package dev.portolan.report;

import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Scope;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import dev.portolan.ledger.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The port map: who has which port, what is kept for later, and who did not get what.
 *
 * @param rows sorted by namespace, category, number; what has no category comes last in its
 *     namespace
 * @param refusals why ports and reservations did not get what they asked for, by namespace
 */
public record PortMap(
    List<Row> rows, List<Later> later, List<Remark> refusals, List<Remark> findings) {

  /** How a port stands. */
  public enum State {
    Granted,
    Kept,
    Conflicted,
    Denied,
    Absent
  }

  /**
   * One declared port.
   *
   * @param port the declared number
   * @param served state Kept only: the number that is still served
   * @param hostPort the number on the nodes themselves
   */
  public record Row(
      String namespace,
      Optional<String> category,
      int port,
      Protocol protocol,
      String service,
      String name,
      Exposure exposure,
      Optional<Integer> nodePort,
      Optional<Integer> hostPort,
      State state,
      Optional<Integer> served,
      Optional<String> description) {}

  /** One number kept for later. */
  public record Later(
      String namespace,
      int port,
      Protocol protocol,
      Scope scope,
      String name,
      Optional<String> forService,
      ReservationVerdict.State state) {}

  /** A sentence about a namespace. */
  public record Remark(String namespace, String sentence) {}

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::namespace)
          .thenComparing(row -> row.category().isEmpty())
          .thenComparing(row -> row.category().orElse(""))
          .thenComparing(Row::port)
          .thenComparing(Row::protocol)
          .thenComparing(Row::service)
          .thenComparing(Row::name);

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);
  private static final Comparator<Later> ORDER_OF_LATER =
      Comparator.comparing(Later::namespace).thenComparing(Later::port).thenComparing(Later::name);

  public PortMap {
    rows = rows.stream().sorted(ORDER).toList();
    later = later.stream().sorted(ORDER_OF_LATER).toList();
    refusals = List.copyOf(refusals);
    findings = List.copyOf(findings);
  }

  /** The port map of a settled world; the whole one, since alternatives are offered. */
  public static PortMap of(World world, Settlement settlement) {
    return new PortMap(
        settlement.verdicts().values().stream().map(PortMap::row).toList(),
        settlement.reservations().values().stream().map(PortMap::later).toList(),
        refusals(world, settlement),
        findings(world, settlement));
  }

  /** How many ports of a namespace are wanted there, and how many of them granted. */
  public record Count(int granted, int wanted) {
    private Count plus(Row row) {
      return row.state() == State.Absent
          ? this
          : new Count(granted + (row.state() == State.Granted ? 1 : 0), wanted + 1);
    }
  }

  /** The counts of each namespace, sorted by name. */
  public SortedMap<String, Count> counts() {
    SortedMap<String, Count> counts = new TreeMap<>();
    for (Row row : rows) {
      counts.put(row.namespace(), counts.getOrDefault(row.namespace(), new Count(0, 0)).plus(row));
    }
    return counts;
  }

  private static Row row(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted v -> row(v.claim(), v.claim().wish(), State.Granted, Optional.empty());
      case Verdict.Kept v ->
          row(v.claim(), v.served().wish(), State.Kept, Optional.of(v.served().wish().port()));
      case Verdict.Refused v ->
          row(
              v.claim(),
              v.claim().wish(),
              v.refusal().denied() ? State.Denied : State.Conflicted,
              Optional.empty());
      case Verdict.Absent v -> row(v.claim(), v.claim().wish(), State.Absent, Optional.empty());
    };
  }

  private static Row row(Claim claim, Wish shown, State state, Optional<Integer> served) {
    return new Row(
        claim.id().namespace(),
        claim.subject().category(),
        claim.wish().port(),
        claim.wish().protocol(),
        claim.id().service(),
        claim.id().port(),
        shown.exposure(),
        shown.nodePort().map(Wish.NodePort::number).filter(n -> shown.exposure().hasNodePort()),
        shown.exposure() == Exposure.Host
            ? Optional.of(shown.hostPort().orElse(shown.port()))
            : shown.hostPort(),
        state,
        served,
        claim.subject().description());
  }

  private static Later later(ReservationVerdict verdict) {
    Reservation reservation = verdict.reservation();
    return new Later(
        reservation.owner().namespace(),
        reservation.port(),
        reservation.protocol(),
        reservation.scope(),
        reservation.name(),
        reservation.forService(),
        verdict.state());
  }

  private static List<Remark> refusals(World world, Settlement settlement) {
    Alternatives alternatives = Alternatives.in(world);
    Stream<Remark> ports =
        settlement.verdicts().values().stream()
            .map(
                verdict ->
                    new Remark(
                        verdict.claim().id().namespace(),
                        SAYS.of(verdict, alternatives.of(verdict, settlement))));
    Stream<Remark> reservations =
        settlement.reservations().values().stream()
            .map(
                verdict -> new Remark(verdict.reservation().owner().namespace(), SAYS.of(verdict)));
    return Stream.concat(ports, reservations)
        .filter(remark -> !remark.sentence().isEmpty())
        .sorted(Comparator.comparing(Remark::namespace))
        .toList();
  }

  private static List<Remark> findings(World world, Settlement settlement) {
    TreeSet<Owner> owners = new TreeSet<>();
    settlement.verdicts().values().forEach(verdict -> owners.add(verdict.claim().owner()));
    List<Remark> remarks = new ArrayList<>();
    for (Owner owner : owners) {
      Findings.of(world, settlement, owner, Audience.ADMIN).stream()
          .map(Finding::message)
          .distinct()
          .forEach(message -> remarks.add(new Remark(owner.namespace(), message)));
    }
    return remarks.stream()
        .sorted(Comparator.comparing(Remark::namespace))
        .filter(Predicate.not(remark -> remark.sentence().isEmpty()))
        .toList();
  }
}
