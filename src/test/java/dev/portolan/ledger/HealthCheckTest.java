package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The node port at which load balancers ask a node whether it has pods: leased like others. */
class HealthCheckTest {

  private final Harbour harbour = new Harbour();

  @BeforeEach
  void trafficStaysOnItsNode() {
    harbour.localTraffic = true;
    harbour.declare("apps/a", "web LoadBalancer: http=80 node 30080, admin=81 node 30081").rest();
  }

  @Test
  void it_is_leased_for_the_first_port_by_name_when_it_is_read_back() {
    assertThat(harbour.lease(healthCheck()).claims()).containsExactly("web/admin");
  }

  @Test
  void it_stays_and_its_lease_with_it_when_that_port_goes() {
    Key before = healthCheck();
    harbour.declare("apps/a", "web LoadBalancer: http=80 node 30080").rest();
    assertThat(healthCheck()).isEqualTo(before);
    assertThat(harbour.lease(before).claims()).containsExactly("web/http");
  }

  @Test
  void nobody_else_gets_it() {
    int number = healthCheck().number();
    harbour.declare("apps/b", "site NodePort: http=90 node " + number);
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void it_is_freed_with_its_service() {
    Key before = healthCheck();
    harbour.declare("apps/a", "web NodePort: http=80 node 30080").rest();
    assertThat(harbour.leases).doesNotContainKey(before);
  }

  @Test
  void a_lost_lease_of_it_belongs_to_who_serves_it() {
    Key before = healthCheck();
    harbour.loseLease(before);
    harbour.declare("apps/b", "site NodePort: http=90 node " + before.number()).rest();
    assertThat(harbour.lease(before).allocation()).isEqualTo("a");
  }

  private Key healthCheck() {
    return new Key.OnNode(
        Objects.requireNonNull(harbour.services.get(new Key.ServiceName("apps", "web")))
            .healthCheck()
            .orElseThrow());
  }

  @Test
  void another_exposure_has_none() {
    Wish wish =
        new Wish(
            Exposure.LoadBalancer,
            Protocol.TCP,
            80,
            Optional.empty(),
            Optional.empty(),
            Optional.of(31_000),
            true,
            true);
    assertThat(wish.withExposure(Exposure.LoadBalancer).healthCheck()).contains(31_000);
    assertThat(wish.withExposure(Exposure.NodePort).healthCheck()).isEmpty();
  }
}
