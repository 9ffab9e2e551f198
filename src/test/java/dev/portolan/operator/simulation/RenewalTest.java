package dev.portolan.operator.simulation;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.operator.OperatorCore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

/** Leases of an allocation that two operators work on at once, one of them with old news. */
class RenewalTest {
  private static final String LEASE = "ns.apps.tcp.80";

  private final Rehearsal stage = new Rehearsal(Regime.Plain);

  @Test
  void a_lease_that_is_written_while_it_is_asked_what_is_served_is_not_freed() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port("a", 80).port("b", 81).build());
    stage.settle();
    stage.stop();
    stage.apply(allocation("first").in("apps").service("web").port("a", 80).build());
    OperatorCore[] another = new OperatorCore[1];
    another[0] =
        stage.anotherOperator(
            Sabotage.afterServicesWereListed(
                stage.harbour().server(), () -> another[0].seen(rewritten("ns.apps.tcp.81"))));
    stage.tell(another[0]);

    // When
    var unused = another[0].reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.holder("ns.apps.tcp.81")).contains("apps/first");
  }

  @Test
  void nothing_is_exposed_under_a_lease_that_was_there_before_and_went() {
    // Given
    stage.hold("POST NetworkPolicy apps/portolan-web");
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.settle();
    stage.stop();
    OperatorCore[] another = new OperatorCore[1];
    another[0] =
        stage.anotherOperator(
            Sabotage.beforeCreating(
                NetworkPolicy.class, stage.harbour().server(), () -> another[0].gone(freed())));
    stage.tell(another[0]);

    // When
    var unused = another[0].reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.service("apps/web")).isEmpty();
  }

  @Test
  void a_lease_under_which_another_operator_exposes_something_meanwhile_is_not_freed() {
    // Given
    PortAllocation wished = allocation("first").in("apps").service("web").port(80).build();
    stage.hold("POST NetworkPolicy apps/portolan-web");
    stage.apply(wished);
    stage.settle();
    stage.stop();
    OperatorCore informed = stage.anotherOperator();
    OperatorCore mistaken =
        stage.anotherOperator(
            Sabotage.afterServicesWereListed(
                stage.harbour().server(), () -> exposesMeanwhile(informed, wished)));
    stage.apply(allocation("first").in("apps").service("web").port(81).build());
    stage.tell(mistaken);

    // When
    var unused = mistaken.reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.service("apps/web").orElseThrow().getSpec().getPorts())
        .extracting(ServicePort::getPort)
        .containsExactly(80);
    assertThat(stage.holder(LEASE)).contains("apps/first");
  }

  private void exposesMeanwhile(OperatorCore operator, PortAllocation wished) {
    stage.apply(wished);
    stage.tell(operator);
    var unused = operator.reconcile(stage.allocation("apps/first"));
  }

  private PortLease freed() {
    PortLease lease = stage.lease(LEASE);
    stage.harbour().server().delete(lease);
    return lease;
  }

  private PortLease rewritten(String name) {
    PortLease lease = stage.lease(name);
    return stage
        .harbour()
        .server()
        .replace(
            (PortLease)
                Kind.PortLease.with(
                    lease,
                    new ObjectMetaBuilder(lease.getMetadata())
                        .addToAnnotations("portolan.dev/renewed", "now")
                        .build()));
  }
}
