package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A number that a policy keeps for somebody, or from everybody.
 *
 * @param protocol empty: any
 * @param namespace of the service it is kept for; empty together with {@code service}: nobody may
 *     have it
 * @param policy whose rule it is
 */
public record ReservedRule(
    Scope scope,
    int port,
    Optional<Protocol> protocol,
    Optional<String> namespace,
    Optional<String> service,
    Optional<String> reason,
    Enforcement enforcement,
    String policy)
    implements Rule {

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return claim.keys().stream()
        .filter(key -> covers(key) && !isFor(claim))
        .map(this::denial)
        .toList();
  }

  @Override
  public Optional<Objection.Denial> judge(Reservation reservation) {
    boolean mine =
        namespace.map(reservation.owner().namespace()::equals).orElse(false)
            && service.equals(reservation.forService());
    return reservation.key().filter(this::covers).filter(key -> !mine).map(this::denial);
  }

  @Override
  public boolean names(Claim claim) {
    return isFor(claim) && claim.keys().stream().anyMatch(this::covers);
  }

  private boolean isFor(Claim claim) {
    return service.map(claim.id().service()::equals).orElse(false)
        && namespace.map(claim.id().namespace()::equals).orElse(true);
  }

  private boolean covers(Key key) {
    return key.number() == port
        && switch (key) {
          case Key.InNamespace k -> scope == Scope.Namespace && speaksOf(k.protocol());
          case Key.OnNode k -> scope == Scope.Node;
          case Key.OnLoadBalancer k -> scope == Scope.LoadBalancer && speaksOf(k.protocol());
          case Key.OnHost k -> scope == Scope.Host && speaksOf(k.protocol());
          case Key.InCluster k -> scope == Scope.Cluster && speaksOf(k.protocol());
          case Key.InService k -> false;
          case Key.ServiceName k -> false;
        };
  }

  private boolean speaksOf(Protocol other) {
    return protocol.map(other::equals).orElse(true);
  }

  private Objection.Denial denial(Key key) {
    return new Objection.Denial(
        Reason.ReservedForOther,
        Kind.Governance,
        enforcement,
        policy,
        Optional.of(key),
        message(key, service.map(s -> " for " + namespace.map(n -> n + "/").orElse("") + s)),
        namespace.map(
            n ->
                new Objection.Veiled(
                    n, message(key, Optional.of(" for a service of namespace " + n)))));
  }

  private String message(Key key, Optional<String> whom) {
    String why = reason.map(text -> " (" + text + ")").orElse("");
    return "%s is reserved%s by %s%s".formatted(key.title(), whom.orElse(""), policy, why);
  }
}
