package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that a policy keeps is kept in one scope and protocol, and nowhere else. */
class PolicyReservationTest {

  private static final Terms SHARED = new Terms(CollisionScope.Cluster, Addresses.Shared, "edge");

  private final Harbour harbour = new Harbour();

  /** 443 in the namespace, in the cluster and on the balancer, 30443 and 8443 on the nodes. */
  @BeforeEach
  void somebody_wants_numbers_of_every_scope() {
    harbour.declare("apps/a", "web LoadBalancer: http=443/TCP node 30443 host 8443");
  }

  @ParameterizedTest
  @CsvSource({
    "Namespace, 443, true",
    "Namespace, 30443, false",
    "Namespace, 8443, false",
    "LoadBalancer, 443, true",
    "LoadBalancer, 30443, false",
    "Node, 30443, true",
    "Node, 443, false",
    "Host, 8443, true",
    "Host, 443, false",
    "Cluster, 443, true",
    "Cluster, 8443, false"
  })
  void only_the_reserved_scope_is_refused(Scope scope, int port, boolean refused) {
    reserve(scope, port, Optional.empty(), Optional.empty());
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo(refused ? "Refused ReservedForOther" : "Granted");
  }

  @ParameterizedTest
  @CsvSource({"Namespace, 443", "LoadBalancer, 443", "Host, 8443", "Cluster, 443"})
  void the_other_protocol_is_free(Scope scope, int port) {
    reserve(scope, port, Optional.of(Protocol.UDP), Optional.empty());
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_node_port_is_reserved_for_every_protocol() {
    reserve(Scope.Node, 30443, Optional.of(Protocol.UDP), Optional.empty());
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused ReservedForOther");
  }

  @Test
  void whom_it_names_comes_before_older_ones_only_where_the_number_is_reserved() {
    // Given
    harbour.delete("apps/a");
    harbour.declare("apps/elder", "site Internal: http=80, grpc=81");
    harbour.declare("apps/young", "web Internal: http=80, grpc=81");

    // When
    reserve(Scope.Namespace, 80, Optional.empty(), Optional.of("web"));

    // Then
    assertThat(harbour.verdict("apps/young", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/young", "web/grpc"))
        .isEqualTo("Refused HeldByOther apps/elder");
  }

  @ParameterizedTest
  @CsvSource({
    "apps, web, 443, Reserved",
    "apps, site, 443, Conflicted",
    "shop, web, 443, Conflicted",
    "apps, site, 444, Reserved"
  })
  void only_whom_it_names_may_reserve_it_too(
      String namespace, String service, int port, ReservationVerdict.State state) {
    harbour.delete("apps/a");
    reserve(Scope.Host, 443, Optional.empty(), Optional.of("web"));
    harbour.policy("shop", SHARED, EVERYTHING, kept(Scope.Host, 443, Optional.of("web")));
    harbour.declare(namespace + "/keeper", "reserve calls: " + port + "/TCP Host for " + service);
    assertThat(harbour.reservation(namespace + "/keeper", "calls").state()).isEqualTo(state);
  }

  private void reserve(
      Scope scope, int port, Optional<Protocol> protocol, Optional<String> service) {
    harbour.policy("apps", SHARED, EVERYTHING, kept(scope, port, protocol, service));
  }

  private static ReservedRule kept(Scope scope, int port, Optional<String> service) {
    return kept(scope, port, Optional.empty(), service);
  }

  private static ReservedRule kept(
      Scope scope, int port, Optional<Protocol> protocol, Optional<String> service) {
    return new ReservedRule(
        scope,
        port,
        protocol,
        service.map(any -> "apps"),
        service,
        Optional.empty(),
        Enforcement.DenyNew,
        "policy numbers");
  }
}
