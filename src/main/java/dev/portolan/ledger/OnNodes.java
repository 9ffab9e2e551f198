package dev.portolan.ledger;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The numbers that a claim has on the nodes, by its leases. Where load balancers are opened there,
 * the balancer's and the hostPort are keys of one kind, and have to be told apart.
 *
 * <pre>
 *  the balancer's                              the hostPort, among the others
 *  the number of the running Service           one that is not declared any more
 *  else the declared one                       else the declared one
 *  else any that is not the declared hostPort
 * </pre>
 */
record OnNodes(Optional<Integer> balancer, Optional<Integer> hostPort) {

  /**
   * Tells them apart.
   *
   * @param balanced whether a load balancer runs
   * @param service the number of the running Service, where it is known
   * @param leased the claim's numbers on the nodes
   */
  static OnNodes of(
      Claim claim, boolean balanced, Optional<Integer> service, SortedSet<Integer> leased) {
    Wish declared = claim.wish();
    SortedSet<Integer> others = new TreeSet<>(leased);
    Optional<Integer> balancer =
        balanced && claim.terms().addresses() == Addresses.Host
            ? balancer(declared, service, leased)
            : Optional.empty();
    balancer.ifPresent(others::remove);
    Optional<Integer> former =
        others.stream()
            .filter(number -> !claim.keys().contains(new Key.OnHost(declared.protocol(), number)))
            .findFirst();
    return new OnNodes(balancer, former.or(() -> declared.hostNumber().filter(others::contains)));
  }

  private static Optional<Integer> balancer(
      Wish declared, Optional<Integer> service, SortedSet<Integer> leased) {
    return service
        .filter(leased::contains)
        .or(() -> Optional.of(declared.port()).filter(leased::contains))
        .or(() -> leased.stream().filter(n -> !isHostPort(declared, n)).findFirst());
  }

  private static boolean isHostPort(Wish declared, int number) {
    return declared.hostPort().filter(port -> port == number).isPresent();
  }
}
