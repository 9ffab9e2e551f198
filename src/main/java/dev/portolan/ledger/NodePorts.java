package dev.portolan.ledger;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Node ports that no declaration states: read back from our Services, or chosen where the choice is
 * not ours to have.
 */
public final class NodePorts {

  private final Observed observed;
  private final Predicate<Key> heldByOther;

  /** Numbers for one allocation's claims, given which keys others have. */
  public NodePorts(Observed observed, Predicate<Key> heldByOther) {
    this.observed = observed;
    this.heldByOther = heldByOther;
  }

  /**
   * The claim with the node port that its Service shows; where somebody else has that number, with
   * a free one that is to be written instead. Unchanged where the number is stated, or none is
   * needed or shown.
   */
  public Claim readBack(Claim claim) {
    Wish wish = claim.wish();
    return wish.exposure().hasNodePort()
            && wish.nodePort().isEmpty()
            && claim.setting() != Claim.Setting.Absent
        ? shown(claim)
            .map(number -> claim.with(wish.withNodePort(Optional.of(own(number)))))
            .orElse(claim)
        : claim;
  }

  private Optional<Integer> shown(Claim claim) {
    return Optional.ofNullable(observed.ours().get(claim.serviceName()))
        .filter(service -> service.uid().equals(claim.owner().uid()))
        .flatMap(service -> Optional.ofNullable(service.ports().get(claim.id().port())))
        .flatMap(Shown.Port::nodePort);
  }

  private Wish.NodePort own(int number) {
    return new Wish.NodePort(
        heldByOther.test(new Key.OnNode(number)) ? free(number) : number, false);
  }

  private int free(int instead) {
    NodePortRule range = NodePortRule.KUBERNETES_DEFAULT;
    return IntStream.concat(
            IntStream.rangeClosed(instead + 1, range.to()), IntStream.range(range.from(), instead))
        .filter(number -> !heldByOther.test(new Key.OnNode(number)))
        .findFirst()
        .orElse(instead);
  }
}
