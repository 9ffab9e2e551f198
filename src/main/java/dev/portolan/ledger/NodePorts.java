package dev.portolan.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Node ports that no declaration states, that for health checks included: read back from our
 * Services, taken from the leases of a Service that somebody deleted, or chosen where the API
 * server's choice is not ours to have.
 *
 * <pre>
 *  the number that the Service shows is ...                         and the claim has
 *  somebody else's                                                  a free one instead
 *  leased for a sibling that states it                              a free one instead
 *  refused by a rule, and not leased to the allocation yet          a free one instead
 *  refused by a rule that withdraws                                 a free one instead
 *  anything else                                                    that number
 * </pre>
 */
public final class NodePorts {

  private final Observed observed;
  private final Rules rules;
  private final Register register;

  /** Who has which key. */
  public interface Register {

    /** Whether somebody has the key whose lease is not for the claim to take over. */
    boolean isOfSomebodyElse(Key key, Claim claim);

    /** Whether somebody else than the owner asks for the key, without having it. */
    boolean isWantedByOthers(Key key, Owner owner);

    /** The leases whose holder is called so, whatever its incarnation. */
    Collection<Lease> leasesOf(Owner owner);
  }

  /** Numbers as far as the rules and the register let them be. */
  public NodePorts(Observed observed, Rules rules, Register register) {
    this.observed = observed;
    this.rules = rules;
    this.register = register;
  }

  /**
   * The claims with the node ports that their Services show or, where one is not ours to have, with
   * a free one that is to be written instead, each port with its own. The older allocation chooses
   * first. Unchanged where the number is stated, or none is needed or shown.
   *
   * @return older allocations first, those of one allocation in their own order
   */
  public List<Claim> readBack(Collection<Claim> claims) {
    List<Claim> ordered = claims.stream().sorted(Comparator.comparing(Claim::owner)).toList();
    Set<Integer> known = new HashSet<>();
    ordered.stream()
        .flatMap(claim -> Stream.concat(stated(claim).stream(), shownOrLeased(claim).stream()))
        .forEach(known::add);
    return ordered.stream()
        .map(claim -> withHealthCheck(readBack(claim, ordered, known), observed))
        .toList();
  }

  private Claim readBack(Claim claim, List<Claim> all, Set<Integer> known) {
    return shownOrLeased(claim)
        .map(
            number ->
                mayStay(claim, number) && !isSiblings(claim, number, all)
                    ? number
                    : free(claim, number, known))
        .map(number -> with(claim, number))
        .orElse(claim);
  }

  // The API server gave it to the one before the other, for whom it was leased, could write it.
  private boolean isSiblings(Claim claim, int number, List<Claim> all) {
    Key key = new Key.OnNode(number);
    Set<String> leased = leasedFor(key, claim.owner());
    return !leased.contains(claim.id().path())
        && all.stream()
            .filter(other -> other.owner().equals(claim.owner()))
            .filter(sibling -> leased.contains(sibling.id().path()))
            .filter(
                sibling -> sibling.wish().nodePort().filter(n -> n.number() == number).isPresent())
            .anyMatch(sibling -> !Taken.together(key, sibling, claim));
  }

  private Set<String> leasedFor(Key key, Owner owner) {
    return register.leasesOf(owner).stream()
        .filter(lease -> lease.key().equals(key))
        .flatMap(lease -> lease.claims().stream())
        .collect(Collectors.toSet());
  }

  /** The claim with the node port that its Service shows, whosever it is. */
  public static Claim asShown(Claim claim, Observed observed) {
    return withHealthCheck(
        shown(claim, observed).map(number -> with(claim, number)).orElse(claim), observed);
  }

  private static Claim withHealthCheck(Claim claim, Observed observed) {
    return claim.wish().exposure() == Exposure.LoadBalancer
            && claim.setting() != Claim.Setting.Absent
        ? claim.with(
            claim
                .wish()
                .withHealthCheck(
                    service(claim, observed)
                        .flatMap(service -> service.healthCheckOf(claim.id().port()))))
        : claim;
  }

  private static Optional<Integer> stated(Claim claim) {
    return claim.wish().nodePort().map(Wish.NodePort::number);
  }

  private Optional<Integer> shownOrLeased(Claim claim) {
    return shown(claim, observed).or(() -> leased(claim));
  }

  /** What its Service had before somebody deleted it. */
  private Optional<Integer> leased(Claim claim) {
    return isChosen(claim) && service(claim, observed).isEmpty()
        ? register.leasesOf(claim.owner()).stream()
            .filter(lease -> lease.key() instanceof Key.OnNode && lease.namedFor(claim))
            .map(lease -> lease.key().number())
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static boolean isChosen(Claim claim) {
    return claim.wish().exposure().hasNodePort()
        && claim.wish().nodePort().isEmpty()
        && claim.setting() != Claim.Setting.Absent;
  }

  private static Optional<Shown> service(Claim claim, Observed observed) {
    return Optional.ofNullable(observed.ours().get(claim.serviceName()))
        .filter(service -> service.uid().equals(claim.owner().uid()));
  }

  private static Optional<Integer> shown(Claim claim, Observed observed) {
    return isChosen(claim)
        ? service(claim, observed)
            .flatMap(service -> Optional.ofNullable(service.ports().get(claim.id().port())))
            .flatMap(Shown.Port::nodePort)
        : Optional.empty();
  }

  private static Claim with(Claim claim, int number) {
    return claim.with(claim.wish().withNodePort(Optional.of(new Wish.NodePort(number, false))));
  }

  private boolean mayStay(Claim claim, int number) {
    Key key = new Key.OnNode(number);
    boolean held = !leasedFor(key, claim.owner()).isEmpty();
    return !register.isOfSomebodyElse(key, claim)
        && against(claim, number)
            .allMatch(
                denial ->
                    switch (denial.enforcement()) {
                      case Warn -> true;
                      case DenyNew -> held;
                      case Deny -> false;
                    });
  }

  private Stream<Objection.Denial> against(Claim claim, int number) {
    Optional<Key> key = Optional.of(new Key.OnNode(number));
    return rules.judge(with(claim, number)).stream().filter(denial -> denial.key().equals(key));
  }

  private int free(Claim claim, int instead, Set<Integer> known) {
    Numbers range = rules.nodePorts(claim.id().namespace()).numbers();
    int number =
        IntStream.concat(
                IntStream.rangeClosed(Math.max(instead + 1, range.from()), range.to()),
                IntStream.rangeClosed(range.from(), Math.min(instead - 1, range.to())))
            .filter(candidate -> !known.contains(candidate) && isFree(claim, candidate))
            .findFirst()
            .orElse(instead);
    known.add(number);
    return number;
  }

  private boolean isFree(Claim claim, int number) {
    Key key = new Key.OnNode(number);
    return !register.isOfSomebodyElse(key, claim)
        && !register.isWantedByOthers(key, claim.owner())
        && against(claim, number).allMatch(denial -> denial.enforcement() == Enforcement.Warn);
  }
}
