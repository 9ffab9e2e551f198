package dev.portolan.report;

import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import dev.portolan.ledger.World;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Remark;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a port map of a settled world. */
final class Drawing {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  private final World world;
  private final Settlement settlement;
  private final Known known;
  private final Alternatives alternatives;
  private final Map<Key, Lease> leases = new HashMap<>();

  Drawing(World world, Settlement settlement, Known known) {
    this.world = world;
    this.settlement = settlement;
    this.known = known;
    this.alternatives = Alternatives.in(world);
    world.leases().forEach(lease -> leases.put(lease.key(), lease));
  }

  PortMap map() {
    List<Row> rows = settlement.verdicts().values().stream().map(this::row).toList();
    List<Later> later = settlement.reservations().values().stream().map(Drawing::later).toList();
    Purposes purposes = new Purposes(world.rules(), rows, later);
    return new PortMap(
        rows, later, purposes.withheld(), purposes.bands(), refusals(rows), findings());
  }

  private Row row(Verdict verdict) {
    Claim claim = verdict.claim();
    Wish shown = shown(verdict);
    Optional<String> contest = Optional.ofNullable(known.contests().get(claim.id()));
    List<Integer> offers = contest.isPresent() ? List.of() : alternatives.of(verdict, settlement);
    State state = contest.isPresent() ? State.Contested : state(verdict);
    Reach reach = known.reaches().getOrDefault(claim.id(), Reach.UNKNOWN);
    return new Row(
        claim.id(),
        claim.subject().category(),
        claim.subject().team(),
        claim.subject().description(),
        claim.wish().port(),
        claim.wish().protocol(),
        shown.exposure(),
        shown.nodePort().map(Wish.NodePort::number).filter(n -> shown.exposure().hasNodePort()),
        hostPort(shown),
        state,
        verdict instanceof Verdict.Kept ? Optional.of(shown.port()) : Optional.empty(),
        verdict.held(),
        since(verdict),
        state.works() || shown.exposure() == Exposure.External ? reach : reach.unserved(),
        contest.or(() -> sentence(verdict, offers)),
        offers);
  }

  private static Wish shown(Verdict verdict) {
    return verdict instanceof Verdict.Kept kept ? kept.served().wish() : verdict.claim().wish();
  }

  private static State state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted v -> State.Granted;
      case Verdict.Kept v -> State.Kept;
      case Verdict.Refused v -> v.refusal().denied() ? State.Denied : State.Conflicted;
      case Verdict.Absent v -> State.Absent;
    };
  }

  private static Optional<Integer> hostPort(Wish shown) {
    return shown.exposure() == Exposure.Host
        ? Optional.of(shown.hostPort().orElse(shown.port()))
        : shown.hostPort();
  }

  private Optional<Instant> since(Verdict verdict) {
    return verdict.held().stream()
        .flatMap(key -> Optional.ofNullable(leases.get(key)).stream())
        .filter(lease -> lease.heldBy(verdict.claim().owner()))
        .flatMap(lease -> lease.acquired().stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<String> sentence(Verdict verdict, List<Integer> offers) {
    return Optional.of(SAYS.of(verdict, offers)).filter(Predicate.not(String::isEmpty));
  }

  private static Later later(ReservationVerdict verdict) {
    Reservation reservation = verdict.reservation();
    return new Later(
        reservation.owner().namespace(),
        reservation.owner().name(),
        reservation.port(),
        reservation.protocol(),
        reservation.scope(),
        reservation.name(),
        reservation.forService(),
        reservation.until(),
        verdict.state());
  }

  private List<Remark> refusals(List<Row> rows) {
    Stream<Remark> ports =
        rows.stream()
            .flatMap(row -> row.sentence().map(said -> new Remark(row.namespace(), said)).stream());
    Stream<Remark> reservations =
        settlement.reservations().values().stream()
            .map(
                verdict -> new Remark(verdict.reservation().owner().namespace(), SAYS.of(verdict)));
    return Stream.concat(ports, reservations)
        .filter(remark -> !remark.sentence().isEmpty())
        .sorted(Comparator.comparing(Remark::namespace))
        .toList();
  }

  private List<Remark> findings() {
    TreeSet<Owner> owners = new TreeSet<>();
    settlement.verdicts().values().forEach(verdict -> owners.add(verdict.claim().owner()));
    List<Remark> remarks = new ArrayList<>();
    for (Owner owner : owners) {
      Findings.of(world, settlement, owner, Audience.ADMIN).stream()
          .map(Finding::message)
          .distinct()
          .filter(Predicate.not(String::isEmpty))
          .forEach(message -> remarks.add(new Remark(owner.namespace(), message)));
    }
    return remarks.stream().sorted(Comparator.comparing(Remark::namespace)).toList();
  }
}
