package dev.portolan.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which exposures a namespace may use.
 *
 * @param policy whose rule it is
 */
public record ExposureRule(Set<Exposure> allowed, Enforcement enforcement, String policy)
    implements Rule {

  /** Host takes a number from the whole cluster, so it needs a policy that allows it. */
  public static final ExposureRule WITHOUT_POLICY =
      new ExposureRule(
          EnumSet.complementOf(EnumSet.of(Exposure.Host)),
          Enforcement.DenyNew,
          "the default without a policy");

  public ExposureRule {
    allowed = Set.copyOf(allowed);
  }

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    if (!allowed.contains(claim.wish().exposure())) {
      return List.of(denial("exposure " + claim.wish().exposure(), claim.wish().exposure()));
    }
    return claim.wish().hostPort().isPresent() && !allowed.contains(Exposure.Host)
        ? List.of(denial("a hostPort", Exposure.Host))
        : List.of();
  }

  @Override
  public Optional<Objection.Denial> judge(Reservation reservation) {
    return exposureOf(reservation.scope())
        .filter(exposure -> !allowed.contains(exposure))
        .map(exposure -> denial("a reservation of scope " + reservation.scope(), exposure));
  }

  private static Optional<Exposure> exposureOf(Scope scope) {
    return switch (scope) {
      case Namespace, Cluster -> Optional.empty();
      case Node -> Optional.of(Exposure.NodePort);
      case LoadBalancer -> Optional.of(Exposure.LoadBalancer);
      case Host -> Optional.of(Exposure.Host);
    };
  }

  private Objection.Denial denial(String what, Exposure missing) {
    String list = allowed.stream().sorted().map(Exposure::name).collect(Collectors.joining(", "));
    return new Objection.Denial(
        Reason.ExposureNotAllowed,
        Kind.Governance,
        enforcement,
        policy,
        Optional.empty(),
        "%s is not allowed here by %s (allowed: %s); use one of these, or ask a cluster admin for a PortPolicy that allows %s"
            .formatted(what, policy, list, missing));
  }
}
