package dev.portolan.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Node ports that no declaration states: read back from our Services, or chosen where the API
 * server's choice is not ours to have.
 *
 * <pre>
 *  the number that the Service shows is ...                         and the claim has
 *  somebody else's                                                  a free one instead
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

    /** Whether somebody else than the owner has the key. */
    boolean isOfSomebodyElse(Key key, Owner owner);

    /** Whether the owner has a lease of the key. */
    boolean isLeasedTo(Key key, Owner owner);
  }

  /** Numbers as far as the rules and the register let them be. */
  public NodePorts(Observed observed, Rules rules, Register register) {
    this.observed = observed;
    this.rules = rules;
    this.register = register;
  }

  /**
   * One allocation's claims with the node ports that their Services show or, where one is not ours
   * to have, with a free one that is to be written instead, each port with its own. Unchanged where
   * the number is stated, or none is needed or shown.
   */
  public List<Claim> readBack(List<Claim> claims) {
    Set<Integer> own = new HashSet<>();
    claims.stream()
        .map(claim -> asShown(claim, observed).wish().nodePort())
        .flatMap(Optional::stream)
        .forEach(node -> own.add(node.number()));
    return claims.stream().map(claim -> readBack(claim, own)).toList();
  }

  private Claim readBack(Claim claim, Set<Integer> own) {
    return shown(claim, observed)
        .map(number -> mayStay(claim, number) ? number : free(claim, number, own))
        .map(number -> with(claim, number))
        .orElse(claim);
  }

  /** The claim with the node port that its Service shows, whosever it is. */
  public static Claim asShown(Claim claim, Observed observed) {
    return shown(claim, observed).map(number -> with(claim, number)).orElse(claim);
  }

  private static Optional<Integer> shown(Claim claim, Observed observed) {
    Wish wish = claim.wish();
    return wish.exposure().hasNodePort()
            && wish.nodePort().isEmpty()
            && claim.setting() != Claim.Setting.Absent
        ? Optional.ofNullable(observed.ours().get(claim.serviceName()))
            .filter(service -> service.uid().equals(claim.owner().uid()))
            .flatMap(service -> Optional.ofNullable(service.ports().get(claim.id().port())))
            .flatMap(Shown.Port::nodePort)
        : Optional.empty();
  }

  private static Claim with(Claim claim, int number) {
    return claim.with(claim.wish().withNodePort(Optional.of(new Wish.NodePort(number, false))));
  }

  private boolean mayStay(Claim claim, int number) {
    Key key = new Key.OnNode(number);
    boolean held = register.isLeasedTo(key, claim.owner());
    return !register.isOfSomebodyElse(key, claim.owner())
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

  private int free(Claim claim, int instead, Set<Integer> own) {
    Numbers range = rules.nodePorts(claim.id().namespace()).numbers();
    int number =
        IntStream.concat(
                IntStream.rangeClosed(Math.max(instead + 1, range.from()), range.to()),
                IntStream.rangeClosed(range.from(), Math.min(instead - 1, range.to())))
            .filter(candidate -> !own.contains(candidate) && isFree(claim, candidate))
            .findFirst()
            .orElse(instead);
    own.add(number);
    return number;
  }

  private boolean isFree(Claim claim, int number) {
    return !register.isOfSomebodyElse(new Key.OnNode(number), claim.owner())
        && against(claim, number).allMatch(denial -> denial.enforcement() == Enforcement.Warn);
  }
}
